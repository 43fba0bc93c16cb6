"""What click itself says, in Vietnamese. click looks its words up through gettext; we are its catalogue."""

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

WORDS = {
    "(Did you mean one of: {possibilities}?)": "(Ý bạn là một trong: {possibilities}?)",
    "(dynamic)": "(tùy lúc)",
    "Aborted!": "Đã dừng.",
    "Argument {name!r} takes {nargs} values.": "Tham số {name!r} cần {nargs} giá trị.",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "Choice({choices})": "Lựa chọn ({choices})",
    "Commands": "Các lệnh",
    "Confirm the action without prompting.": "Làm ngay, không hỏi lại.",
    "Could not open file {filename!r}: {message}": "Không mở được tệp {filename!r}: {message}",
    "Did you mean {possibility}?": "Ý bạn là {possibility}?",
    "Do you want to continue?": "Có làm tiếp không?",
    "Error: {message}": "Lỗi: {message}",
    "Got unexpected extra argument ({args})": "Thừa tham số ({args})",
    "Got unexpected extra arguments ({args})": "Thừa tham số ({args})",
    "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không đúng: {message}",
    "Invalid value: {message}": "Giá trị không đúng: {message}",
    "Missing argument": "Thiếu tham số",
    "Missing command.": "Thiếu lệnh.",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "Missing {param_type}": "Thiếu {param_type}",
    "No such command {name!r}.": "Không có lệnh {name!r}.",
    "No such option {name!r}.": "Không có tùy chọn {name!r}.",
    "Option {name!r} does not take a value.": "Tùy chọn {name!r} không nhận giá trị.",
    "Option {name!r} requires an argument.": "Tùy chọn {name!r} cần một giá trị.",
    "Option {name!r} requires {nargs} arguments.": "Tùy chọn {name!r} cần {nargs} giá trị.",
    "Options": "Tùy chọn",
    "Positional arguments": "Tham số",
    "Show the version and exit.": "In số phiên bản rồi thôi.",
    "Show this message and exit.": "In phần trợ giúp này rồi thôi.",
    "Takes {nargs} values but 1 was given.": "Cần {nargs} giá trị nhưng chỉ có 1.",
    "Takes {nargs} values but {len} were given.": "Cần {nargs} giá trị nhưng có {len}.",
    "Try '{command} {option}' for help.": "Xem trợ giúp bằng '{command} {option}'.",
    "Usage:": "Cách dùng:",
    "Value must be an iterable.": "Cần một danh sách giá trị.",
    "default: {default}": "mặc định: {default}",
    "deprecated": "đã cũ",
    "directory": "thư mục",
    "env var: {var}": "biến môi trường: {var}",
    "file": "tệp",
    "path": "đường dẫn",
    "required": "bắt buộc",
    "unknown error": "lỗi không rõ",
    "{len_type} values are required, but {len_value} was given.": "Cần {len_type} giá trị nhưng có {len_value}.",
    "{len_type} values are required, but {len_value} were given.": "Cần {len_type} giá trị nhưng có {len_value}.",
    "{name} {filename!r} does not exist.": "Không có {name} {filename!r}.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} là thư mục.",
    "{name} {filename!r} is a file.": "{name} {filename!r} là tệp.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} không chạy được.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} không đọc được.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} không ghi được.",
    "{value!r} does not match the format {format}.": "{value!r} không đúng dạng {format}.",
    "{value!r} does not match the formats {formats}.": "{value!r} không đúng dạng nào trong {formats}.",
    "{value!r} is not a valid UUID.": "{value!r} không phải UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} không phải có/không: {states}",
    "{value!r} is not a valid {number_type}.": "{value!r} không phải số hợp lệ.",
    "{value!r} is not one of {choices}.": "{value!r} không nằm trong {choices}.",
    "{value!r} is not {choice}.": "{value!r} không phải {choice}.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "%(prog)s, version %(version)s": "%(prog)s, phiên bản %(version)s",
}

MODULES = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)


def _word(message: str) -> str:
    return WORDS.get(message, message)


def _word_of(singular: str, plural: str, count: int) -> str:
    return _word(singular if count == 1 else plural)


def speak_vietnamese() -> None:
    """Let click use our words from here on, before any command is declared."""
    for module in MODULES:
        for name, replacement in (("_", _word), ("ngettext", _word_of)):
            if hasattr(module, name):
                setattr(module, name, replacement)
