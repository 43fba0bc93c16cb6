"""A central plan as it is written → what of it is understood. Pure: paragraphs in, roles and records out.

`reading.read_plan` is the way in; `frame` finds title and parts, `inside` and `outside` say what each paragraph is,
`assembly`, `campaigns` and `dates` make records of them, `corrections` is what the officer says instead.
"""
