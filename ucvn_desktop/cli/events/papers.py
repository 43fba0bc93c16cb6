"""`ucvn event attach | detach | reattach | extract`"""

from pathlib import Path

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option


@click.command("attach", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ-HOẠT-ĐỘNG", type=int)
@click.argument("source", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--title", default="", metavar="TÊN", help="Tên tài liệu; mặc định là tên tệp.")
@json_option()
@click.pass_obj
def attach(terminal: Terminal, event_id: int, source: Path, title: str, as_json: bool) -> None:
    """Đính kèm tài liệu: giấy mời, đề cương, biên bản, quyết định…"""
    from ucvn_desktop.services.events import attach_document

    with terminal.open() as workspace:
        stored = attach_document(workspace, event_id, source, title)
    said = f"Đã đính kèm tài liệu số {stored.id} vào hoạt động số {event_id}: {stored.title} ({stored.name})."
    emit(as_json, fields_of(stored), [said])


@click.command("detach", options_metavar="[TÙY CHỌN]")
@click.argument("document_id", metavar="SỐ-TÀI-LIỆU", type=int)
@json_option()
@click.pass_obj
def detach(terminal: Terminal, document_id: int, as_json: bool) -> None:
    """Bỏ một tài liệu đính kèm vào thùng rác."""
    from ucvn_desktop.services.events import detach_document

    with terminal.open() as workspace:
        binned = detach_document(workspace, document_id)
    said = f"Đã bỏ tài liệu số {binned.id} vào thùng rác: {binned.title}. Lấy lại: ucvn event reattach {binned.id}"
    emit(as_json, fields_of(binned), [said])


@click.command("reattach", options_metavar="[TÙY CHỌN]")
@click.argument("document_id", metavar="SỐ-TÀI-LIỆU", type=int)
@json_option()
@click.pass_obj
def reattach(terminal: Terminal, document_id: int, as_json: bool) -> None:
    """Lấy một tài liệu đính kèm ra khỏi thùng rác."""
    from ucvn_desktop.services.events import restore_document

    with terminal.open() as workspace:
        stored = restore_document(workspace, document_id)
    said = f"Đã lấy lại tài liệu số {stored.id}, hoạt động số {stored.event_id}: {stored.title}."
    emit(as_json, fields_of(stored), [said])


@click.command("extract", options_metavar="[TÙY CHỌN]")
@click.argument("document_id", metavar="SỐ-TÀI-LIỆU", type=int)
@click.argument("target", metavar="TỆP-HAY-THƯ-MỤC", type=click.Path(path_type=Path))
@json_option()
@click.pass_obj
def extract(terminal: Terminal, document_id: int, target: Path, as_json: bool) -> None:
    """Lấy tài liệu đính kèm ra một tệp.

    Không bao giờ ghi đè tệp đã có.
    """
    from ucvn_desktop.services.events import export_document

    with terminal.open() as workspace:
        written = export_document(workspace, document_id, target)
    emit(as_json, {"file": str(written)}, [f"Đã ghi: {written}"])
