"""What the address book knows of people stays in the workspace."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.services.packing import pack
from ucvn_desktop.services.people import add_person
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.usefixtures("qapp")

_SECRETS = ("0912 345 678", "0912345678", "bimat@rieng.vn", "ghi-chu-rieng")


def _texts(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Every entry of a zip, and of the zips (.docx) in it."""
    with zipfile.ZipFile(BytesIO(data)) as container:
        for entry in container.namelist():
            content = container.read(entry)
            yield f"{name}/{entry}", content
            if entry.endswith((".docx", ".zip")):
                yield from _texts(content, entry)


def test_numbers_addresses_and_notes_of_people_are_in_no_bundle(workspace: Workspace, tmp_path: Path) -> None:
    add_person(
        workspace,
        Person(
            full_name="Trần Văn Ánh",
            kinds=("tac-gia", "bao-chi"),
            phone=_SECRETS[0],
            email=_SECRETS[2],
            note=_SECRETS[3],
        ),
        Office(person_id=0, title="Chủ tịch"),
    )
    workspace.articles.add(
        Article(
            kind="tin",
            title="Công đoàn thăm hỏi đoàn viên",
            sapo="Ngày 16/4/2021, Ban Thường vụ đến thăm.",
            body="<p>Nội dung.</p>",
            author="Trần Văn Ánh",
            topic=4,
        )
    )
    packed = pack(workspace, tmp_path, ready=True, day="2021-04-20")
    (bundle,) = packed.files
    entries = list(_texts(bundle.read_bytes(), bundle.name))
    assert any("Trần Văn Ánh".encode() in content for _, content in entries)
    leaks = [name for name, content in entries if any(secret.encode() in content for secret in _SECRETS)]
    assert leaks == []
