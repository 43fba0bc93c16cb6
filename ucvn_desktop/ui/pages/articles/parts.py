"""Which parts of the room are shown: list, text and facts, as far as there is room and an article."""

from ucvn_desktop.ui.pages.articles.form import ArticlesForm

_NARROW = 1150


def show_parts(form: ArticlesForm, width: int, *, is_nothing_open: bool) -> None:
    """Fold the facts away where the window is narrow; fields with nothing in them would look like an article."""
    is_narrow = width < _NARROW
    shows_facts = not is_nothing_open and (not is_narrow or form.show_facts.isChecked())
    form.show_facts.setVisible(is_narrow)
    form.nothing_open.setVisible(is_nothing_open)
    form.editor_card.setVisible(not is_nothing_open)
    form.facts_card.setVisible(shows_facts)
    form.list_card.setVisible(not is_narrow or not shows_facts)
