"""Which file lies where in a bundle, and what is missing in it; pure."""

import re
from dataclasses import dataclass

from ucvn_desktop.services.bundle.model import BundleArticle, BundleCover, BundlePhoto, BundlePoster, Source
from ucvn_desktop.services.bundle.names import file_name

INDEX = "0-MUC-LUC.html"
LETTER = "data/PHIEU-GUI.docx"
SUBMISSION = "data/metadata/submission.json"


@dataclass(frozen=True, slots=True)
class PlacedPhoto:
    """A photo and its path in the bundle, relative to the bundle's folder."""

    path: str
    photo: BundlePhoto


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    """An article with the number it has in this bundle, from 1, and its paths."""

    number: int
    path: str
    article: BundleArticle
    photos: tuple[PlacedPhoto, ...]


@dataclass(frozen=True, slots=True)
class PlacedPoster:
    """A poster with the number it has in this bundle; numbers go on after the articles'."""

    number: int
    path: str
    poster: BundlePoster


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole bundle, every file with its place."""

    cover: BundleCover
    articles: tuple[PlacedArticle, ...]
    posters: tuple[PlacedPoster, ...]

    def sources(self) -> list[tuple[str, Source, str]]:
        """(path, source, item uid) of every file that comes from outside, in the order of writing."""
        found: list[tuple[str, Source, str]] = [
            (placed.path, placed.article.docx, placed.article.uid) for placed in self.articles
        ]
        for placed in self.articles:
            found += [(photo.path, photo.photo.source, placed.article.uid) for photo in placed.photos]
        return found + [(placed.path, placed.poster.pdf, placed.poster.uid) for placed in self.posters]


def lay_out(
    cover: BundleCover, articles: tuple[BundleArticle, ...], posters: tuple[BundlePoster, ...]
) -> Layout:
    """Give every item its number and every file its path; no two paths are alike."""
    placed = tuple(_place_article(number, article) for number, article in enumerate(articles, 1))
    return Layout(
        cover,
        placed,
        tuple(_place_poster(number, poster) for number, poster in enumerate(posters, len(placed) + 1)),
    )


def _place_article(number: int, article: BundleArticle) -> PlacedArticle:
    # Photos are counted anew: two photos with one number must not fall on one name.
    ordered = sorted(article.photos, key=lambda photo: photo.number)
    photos = tuple(
        PlacedPhoto(f"data/anh/{number:02d}/anh-{position:02d}.{photo.extension}", photo)
        for position, photo in enumerate(ordered, 1)
    )
    name = file_name(article.title, "docx", f"{number:02d}-")
    return PlacedArticle(number, f"data/tin-bai/{name}", article, photos)


def _place_poster(number: int, poster: BundlePoster) -> PlacedPoster:
    size = re.sub(r"(?<=\d)\.(?=\d{3})", "", poster.size_label)  # «5.000» reads as 5-000 in a file name
    name = file_name(f"{poster.title} {size}", "pdf", f"{number:02d}-")
    return PlacedPoster(number, f"data/an-pham/{name}", poster)


def findings(layout: Layout) -> tuple[str, ...]:
    """What the receiver will miss, as sentences."""
    found: list[str] = []
    for placed in layout.articles:
        found += [f"Mục {placed.number:02d}: {gap}." for gap in _gaps(placed)]
    return tuple(dict.fromkeys(found))


def _gaps(placed: PlacedArticle) -> list[str]:
    article = placed.article
    gaps = []
    if not article.sapo.strip():
        gaps.append("chưa có sapo")
    if not (article.author.strip() or article.credit.strip()):
        gaps.append("chưa ghi tác giả")
    for label, values in (
        ("chưa có chú thích", [p.photo.caption for p in placed.photos]),
        ("chưa ghi tác giả ảnh", [p.photo.credit for p in placed.photos]),
    ):
        missing = [str(position) for position, value in enumerate(values, 1) if not value.strip()]
        if missing:
            gaps.append(f"ảnh {', '.join(missing)} {label}")
    return gaps
