"""The one registry of actions: key map, hint line, help, palette and the key sheet come from it (decision 11)."""

from __future__ import annotations

from enum import StrEnum

from enface.records import record


class Where(StrEnum):
    """Where an action is at hand."""

    REVIEW = "review"
    EDITOR = "editor"
    HOME = "home"
    LIST = "list"
    REPLACE = "replace"
    PLACES = "places"
    NAMES = "names"
    WAIVERS = "waivers"
    CONFLICTS = "conflicts"
    TERM = "term"
    WELCOME = "welcome"


_PLACES = (Where.REPLACE, Where.PLACES)
_MARKING = (*_PLACES, Where.WAIVERS, Where.CONFLICTS)
_LISTS = (Where.HOME, Where.LIST, Where.NAMES, Where.TERM, *_MARKING)
_EVERYWHERE = (Where.REVIEW, *_LISTS)


@record
class Action:
    """Something a person can do: `keys` are those of the preset `default`, by Textual's names.

    A hint, if any, stands in the hint line. `words` is what it is called behind `:`, as on the command line, where its
    id does not say it.
    """

    id: str
    name: str
    description: str
    keys: tuple[str, ...]
    group: str
    hint: str = ""
    where: tuple[Where, ...] = (Where.REVIEW,)
    words: tuple[str, ...] = ()

    @property
    def setting(self) -> str:
        """What a file with keys calls it."""
        return self.spoken[0].replace(" ", "_")

    @property
    def spoken(self) -> tuple[str, ...]:
        """What it is called behind `:`, the usual word first."""
        return self.words or (self.id.replace("_", " "),)


ACTIONS: tuple[Action, ...] = (
    Action(
        "next_finding",
        "Next finding",
        "Go to the next open finding in the document.",
        ("n",),
        "Findings",
        "next finding",
    ),
    Action("previous_finding", "Previous finding", "Go back to the open finding before.", ("N",), "Findings"),
    Action(
        "accept",
        "Apply the fix",
        "Apply the finding's fix and go to the next finding.",
        ("y",),
        "Findings",
        "fix",
        words=("fix",),
    ),
    Action("choose", "Choose a fix", "Apply that one of several fixes.", tuple("123456789"), "Findings"),
    Action("waive", "Waive", "Decide that the finding is no error here, with a reason.", ("d",), "Findings", "waive"),
    Action("other_finding", "Other finding here", "Turn to the next finding of this segment.", ("tab",), "Findings"),
    Action("panel_down", "Panel down", "Show more of the findings below.", ("J", "shift+down"), "Findings"),
    Action("panel_up", "Panel up", "Show more of the findings above.", ("K", "shift+up"), "Findings"),
    Action(
        "mark",
        "Mark an error",
        "Mark an error: the label of a word (of two for a stretch), then its type; capitals major, ! critical.",
        ("m",),
        "Errors",
        "mark",
    ),
    Action("confirm_finding", "Finding is an error", "Mark what the finding says as an error.", ("x",), "Errors"),
    Action(
        "error", "Marked error", "Change, withdraw, answer or decide an error that is marked here.", ("M",), "Errors"
    ),
    Action("score", "Score", "Give the segment a score from 0 to 100.", ("s",), "Errors"),
    Action("edit", "Edit", "Edit the target in place.", ("e", "enter"), "Segment", "edit"),
    Action(
        "decide",
        "Confirm or approve",
        "A translator confirms, an editor or lead approves; then on to the next segment that is not decided.",
        ("space",),
        "Segment",
        "approve",
        words=(
            "approve",
            "confirm",
        ),
    ),
    Action("reject", "Reject", "Send the segment back, with a comment that says why.", ("r",), "Segment"),
    Action("comment", "Comment", "Say something about the segment.", ("c",), "Segment"),
    Action("comment_on", "Comment on words", "Say something about words of the segment.", ("C",), "Segment"),
    Action(
        "undo",
        "Undo",
        "Take back your last decision in this document, also an earlier day's.",
        ("u",),
        "Segment",
        "undo",
    ),
    Action("redo", "Redo", "Do again what you took back.", ("U",), "Segment"),
    Action("lists", "Lists", "See the waivers, comments or conflicts of the project.", ("l",), "Segment"),
    Action(
        "names",
        "Names",
        "See what bodies, laws, terms and nouns of the sources are called; choose the right name, fix the others.",
        ("L",),
        "Segment",
    ),
    Action(
        "replace", "Find and replace", "Find words in the target, and put others in their place.", ("R",), "Segment"
    ),
    Action(
        "repeat",
        "Repetitions",
        "Show the segments with the same source, and take the text there, or the status.",
        ("p",),
        "Segment",
        words=("propagate",),
    ),
    Action(
        "query",
        "Query",
        "Ask the client or the author about the segment; or answer, or withdraw, what is asked.",
        ("a",),
        "Segment",
        words=("queries",),
    ),
    Action(
        "earlier",
        "Earlier translations",
        "Show how texts like this source were translated before, and put one in as the target.",
        ("E",),
        "Segment",
        words=("memory",),
    ),
    Action(
        "bounds",
        "Split, merge, shift",
        "Split the segment, merge it with the next, or shift a sentence to a neighbour, in texts that enface has cut.",
        ("B",),
        "Segment",
        words=("segments",),
    ),
    Action("history", "History", "Show the segment's versions, and go back to one.", ("h",), "Segment"),
    Action(
        "down",
        "Next segment",
        "Go to the next segment, in a list to the next entry.",
        ("j", "down"),
        "Moving",
        where=(*_EVERYWHERE, Where.WELCOME),
    ),
    Action(
        "up",
        "Previous segment",
        "Go to the segment before, in a list to the entry before.",
        ("k", "up"),
        "Moving",
        where=(*_EVERYWHERE, Where.WELCOME),
    ),
    Action("page_down", "Page down", "Go on by a screen.", ("pagedown", "ctrl+d"), "Moving", where=_EVERYWHERE),
    Action("page_up", "Page up", "Go back by a screen.", ("pageup", "ctrl+u"), "Moving", where=_EVERYWHERE),
    Action(
        "first",
        "First segment",
        "Go to the first segment or entry.",
        ("home", "less_than_sign"),
        "Moving",
        where=_EVERYWHERE,
    ),
    Action("last", "Last segment", "Go to the last segment or entry.", ("end", "G"), "Moving", where=_EVERYWHERE),
    Action(
        "jump", "Jump", "Go to a segment by its number or id, or to the next one that a query means.", ("g",), "Moving"
    ),
    Action(
        "back",
        "Back",
        "Go back to where you were before a jump further than a screen.",
        ("backspace", "ctrl+o"),
        "Moving",
    ),
    Action("forward", "Forward", "Go forward again, where you went back.", ("F",), "Moving"),
    Action("search", "Search", "Look for a text in source and target.", ("slash",), "Moving", "search"),
    Action(
        "next_match", "Next match", "Go to the next place of the text looked for.", ("right_square_bracket",), "Moving"
    ),
    Action("previous_match", "Previous match", "Go back to the place before.", ("left_square_bracket",), "Moving"),
    Action(
        "filter",
        "Filter",
        "Show only some segments: open findings, statuses, what a query says (status:draft rule:number.* words>40).",
        ("f",),
        "View",
        "filter",
    ),
    Action("clear", "Show all", "End the search, then the filter.", ("escape",), "View"),
    Action(
        "documents",
        "Documents",
        "See the project's documents: progress, open findings, who has what; go to one.",
        ("o",),
        "View",
    ),
    Action(
        "read",
        "Read",
        "Read the English as flowing text, findings underlined; Enter goes to the place.",
        ("v",),
        "View",
    ),
    Action("focus", "Focus", "Show one segment alone, or the others around it again.", ("z",), "View"),
    Action("session", "Session", "Say what you did since you came, and how fast.", ("S",), "View"),
    Action("notices", "Notices", "Say again what opening the project brought up.", ("i",), "View"),
    Action("theme", "Light or dark", "Change between the light and the dark theme.", ("t",), "View", where=_EVERYWHERE),
    Action(
        "command",
        "Command",
        "Type an action's word, those of `enface review decide` too, and what it asks for; or a segment's number.",
        ("colon",),
        "View",
        where=(*_EVERYWHERE, Where.WELCOME),
    ),
    Action("palette", "Palette", "Choose any action by its name.", ("ctrl+p",), "View", where=_EVERYWHERE),
    Action("tour", "Tour", "Begin the tour of a minute, or leave it.", ("ctrl+t",), "View"),
    Action(
        "quit",
        "Quit",
        "Leave; everything is saved, and you come back to this place.",
        ("q", "ctrl+q"),
        "View",
        "quit",
        (Where.REVIEW, Where.WELCOME),
    ),
    Action(
        "unwaive",
        "Take back waivers",
        "Take back the waivers that are taken in and shown, or the one under the cursor; one undo.",
        ("d",),
        "Waivers and conflicts",
        "take back",
        (Where.WAIVERS,),
    ),
    Action(
        "text_stands",
        "This text stands",
        "Let that one of the texts stand.",
        tuple("123456789"),
        "Waivers and conflicts",
        "let it stand",
        (Where.CONFLICTS,),
    ),
    Action(
        "persons_texts",
        "One person's texts",
        "Let one person's texts stand in all conflicts that are taken in and shown; one undo.",
        ("y",),
        "Waivers and conflicts",
        "one person's",
        (Where.CONFLICTS,),
    ),
    Action(
        "undo_here",
        "Undo",
        "Take back what was decided last in this list.",
        ("u",),
        "Waivers and conflicts",
        "undo",
        (Where.WAIVERS, Where.CONFLICTS),
    ),
    Action(
        "right",
        "The right name",
        "Choose the name that is right; the places with others are shown, to be replaced.",
        tuple("123456789"),
        "Names",
        "the right one",
        (Where.NAMES,),
    ),
    Action(
        "agreeing",
        "Names that agree",
        "Show things that go by one name too, or no longer.",
        ("a",),
        "Names",
        "agreeing too",
        (Where.NAMES,),
    ),
    Action(
        "add_term",
        "Add to the glossary",
        "Add a term: the words of the source and of the target; what it would hit is shown before it is saved.",
        ("T",),
        "Glossary",
        where=(Where.REVIEW, Where.NAMES),
    ),
    Action(
        "save_term",
        "Save the term",
        "Write the term into the glossary; one undo takes it back.",
        ("y",),
        "Glossary",
        "save",
        (Where.TERM,),
    ),
    Action(
        "term_status",
        "Status of the term",
        "Let the rendering be preferred, admitted, deprecated or forbidden.",
        ("s",),
        "Glossary",
        "status",
        (Where.TERM,),
    ),
    Action(
        "term_words",
        "Other rendering",
        "Let the term be rendered by other words.",
        ("e",),
        "Glossary",
        "by…",
        (Where.TERM,),
    ),
    Action(
        "put_in",
        "Replace",
        "Replace the words in all places that are taken in and shown; one undo takes it back.",
        ("y",),
        "Find and replace",
        "replace",
        _PLACES,
    ),
    Action(
        "put_words",
        "Other replacement",
        "Put other words in the place.",
        ("e",),
        "Find and replace",
        "by…",
        _PLACES,
    ),
    Action(
        "find_words",
        "Other words",
        "Look for other words.",
        ("r",),
        "Find and replace",
        where=(Where.REPLACE,),
    ),
    Action(
        "capitals",
        "Capitals",
        "Let capitals make a difference, or none.",
        ("c",),
        "Find and replace",
        "capitals",
        (Where.REPLACE,),
    ),
    Action(
        "whole_words",
        "Whole words",
        "Find the words only by themselves, or inside of others too.",
        ("w",),
        "Find and replace",
        "whole words",
        (Where.REPLACE,),
    ),
    Action(
        "everywhere",
        "All documents",
        "Look in all documents, or only in the segments shown in review.",
        ("p",),
        "Find and replace",
        "all docs",
        (Where.REPLACE,),
    ),
    Action("open", "Open", "Go to what the entry is about.", ("enter",), "Lists", "open", (*_LISTS, Where.WELCOME)),
    Action(
        "narrow",
        "Narrow down",
        "Show only entries with all the words typed.",
        ("slash",),
        "Lists",
        "filter",
        (Where.LIST, Where.NAMES, Where.TERM, *_MARKING),
    ),
    Action("pick", "In or out", "Take the entry in, or leave it out.", ("space",), "Lists", "in or out", _MARKING),
    Action(
        "pick_all", "All in or out", "Take in all entries that are shown, or none.", ("a",), "Lists", "all", _MARKING
    ),
    Action("leave", "Back", "Show all entries again; then go back.", ("escape", "q"), "Lists", "back", _LISTS),
    Action(
        "help",
        "Help",
        "Show what every key does.",
        ("question_mark", "f1"),
        "View",
        "help",
        (*_EVERYWHERE, Where.WELCOME),
    ),
    Action("save", "Save", "Save the edited target.", ("enter",), "Editor", "save", (Where.EDITOR,)),
    Action("cancel", "Cancel", "Leave the editor without saving.", ("escape",), "Editor", "cancel", (Where.EDITOR,)),
)


def by_id(action_id: str) -> Action:
    """The action of that id."""
    return next(action for action in ACTIONS if action.id == action_id)
