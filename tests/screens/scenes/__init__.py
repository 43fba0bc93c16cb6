"""The states of each room that are worth a picture.

A module a room, with `scenes(stage)`: a generator that brings the room into a state and yields its name.
"""
