"""The kinds of events as data: complete, and one meaning a key."""

import pytest

from ucvn_desktop.core.event import EVENT_LABELS, EventKind
from ucvn_desktop.core.event_draft import _SAID
from ucvn_desktop.core.event_kinds import FIELD_KEYS, FORMS, METHOD_LABELS, FieldType, form_of
from ucvn_desktop.core.text.fold import nfc

# Kinds that workspaces of earlier versions have stored.
STORED_BEFORE = [
    "hoi-nghi",
    "hoi-thao",
    "hoi-thi",
    "toa-dam",
    "thi-truc-tuyen",
    "gap-mat",
    "ve-nguon",
    "tham-hoi",
    "bieu-duong",
    "phat-dong",
    "van-hoa-the-thao",
    "tuyen-truyen-mieng",
    "khac",
]


def test_every_kind_has_a_label_and_a_form() -> None:
    assert set(EVENT_LABELS) == set(EventKind) == set(FORMS)
    assert list(EVENT_LABELS) == list(FORMS)


def test_the_keys_of_stored_events_stay_valid() -> None:
    for key in STORED_BEFORE:
        assert form_of(key).label


def test_every_form_of_the_plan_has_a_kind() -> None:
    counted = {form.method for form in FORMS.values()}
    assert counted == set(METHOD_LABELS)
    # domain.md §7: III.1 a–e, III.2 a–k (Vietnamese papers have no j), the election of II.3.
    assert {m for m in counted if m} == {f"III.1{c}" for c in "abcde"} | {
        f"III.2{c}" for c in "abcdefghik"
    } | {"II.3"}


def test_a_key_means_the_same_in_every_kind() -> None:
    meanings: dict[str, set[tuple[str, FieldType]]] = {}
    for form in FORMS.values():
        keys = [field.key for field in form.fields]
        assert len(set(keys)) == len(keys)
        for field in form.fields:
            meanings.setdefault(field.key, set()).add((field.label, field.type))
    assert [key for key, said in meanings.items() if len(said) > 1] == []
    assert set(meanings) == FIELD_KEYS


def test_choices_stand_where_something_is_chosen_and_nowhere_else() -> None:
    for form in FORMS.values():
        for field in form.fields:
            assert bool(field.choices) == (field.type is FieldType.CHOICE), field.key


def test_the_draft_knows_what_to_say_of_every_field_and_of_no_other() -> None:
    assert set(_SAID) == FIELD_KEYS


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind.value)
def test_words_are_nfc_and_labels_begin_with_a_capital(form: object) -> None:
    texts = [form.noun, form.label, *(f.label for f in form.fields), *(f.help for f in form.fields)]  # type: ignore[attr-defined]
    assert all(nfc(text) == text for text in texts)
    assert all(field.label[0].isupper() for field in form.fields)  # type: ignore[attr-defined]
