"""data/metadata/submission.json, format 1: what a program at the centre reads of a bundle."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ucvn_desktop.services.bundle.layout import Layout, PlacedArticle, PlacedPoster
from ucvn_desktop.services.bundle.model import PayloadFile

FORMAT = "ucvn-submission"
FORMAT_VERSION = 1


def submission_json(layout: Layout, files: Sequence[PayloadFile]) -> bytes:
    """The document as UTF-8 JSON; `files` are those written so far, each item's under its own entry."""
    cover = layout.cover
    by_path = {file.path: file for file in files}
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "bundle": {
            "uid": cover.bundle_uid,
            "name": cover.name,
            "number": cover.number,
            "year": cover.year,
            "day": cover.day,
        },
        "unit": {
            "name": cover.sender.unit_name,
            "code": cover.sender.unit_code,
            "superior": cover.sender.superior,
        },
        "officer": {
            "name": cover.sender.officer,
            "title": cover.sender.officer_title,
            "phone": cover.sender.phone,
            "email": cover.sender.email,
        },
        "destinations": list(cover.destinations),
        "sample": cover.sender.sample,
        "items": [
            *(_article(placed, by_path) for placed in layout.articles),
            *(_poster(placed, by_path) for placed in layout.posters),
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _article(placed: PlacedArticle, by_path: Mapping[str, PayloadFile]) -> dict[str, Any]:
    article = placed.article
    paths = [placed.path, *(photo.path for photo in placed.photos)]
    return {
        "uid": article.uid,
        "rev": article.rev,
        "kind": "article",
        "number": placed.number,
        "title": article.title,
        "sapo": article.sapo,
        "author": article.author,
        "credit": article.credit,
        "kind_label": article.kind_label,
        "topic_label": article.topic_label,
        "event_label": article.event_label,
        "photos": [
            {
                "uid": photo.photo.uid,
                "path": photo.path,
                "caption": photo.photo.caption,
                "credit": photo.photo.credit,
                "place": photo.photo.place,
                "taken": photo.photo.taken,
            }
            for photo in placed.photos
        ],
        "files": [_file(by_path[path]) for path in paths],
    }


def _poster(placed: PlacedPoster, by_path: Mapping[str, PayloadFile]) -> dict[str, Any]:
    return {
        "uid": placed.poster.uid,
        "rev": placed.poster.rev,
        "kind": "poster",
        "number": placed.number,
        "title": placed.poster.title,
        "size_label": placed.poster.size_label,
        "files": [_file(by_path[placed.path])],
    }


def _file(file: PayloadFile) -> dict[str, Any]:
    return {"path": file.path, "size": file.size, "sha256": file.sha256, "sha512": file.sha512}
