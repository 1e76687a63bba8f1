"""The accounts that there are: listed, found by what is typed, paused, removed.

Plain functions on a library, for commands and verbs alike; none of them asks the network.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from wirereader.desk.phrases import count, full_stop, there_are
from wirereader.desk.subscriptions import subscriptions
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.desk.targets import SourceNumber
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.sync.sync_run import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wirereader.desk.accounts.account_wish import AccountWish
    from wirereader.library.accounts.account_values import AccountState
    from wirereader.library.library import Library

_KINDS = {"greader": "Google Reader", "miniflux": "Miniflux", "fever": "Fever"}
_SHOWN_ASIDE = 5
LIST_ACCOUNTS = "account list lists them."
USAGE_LABELS = "Type account labels N on, or account labels N off."
_CANNOT = "Fever cannot change subscriptions. Change them on the server."


def changed(library: "Library", wish: "AccountWish") -> Told:
    """Do what needs no network: all but `add`."""
    if wish.action == "list":
        return listed(library)
    state = found(library, wish.names[0])
    if isinstance(state, Told):
        return state
    if wish.action == "remove":
        return _removed(library, state)
    if wish.action == "labels":
        return _labels(library, state, wish.names[1])
    if wish.action == "subscribe":
        return _subscribed(library, state, wish.names[1])
    return _paused(library, state, is_paused=wish.action == "pause")


def listed(library: "Library") -> Told:
    """All accounts, and how each is doing."""
    states = library.accounts().all()
    lines = tuple(
        f"{number}. {full_stop(name_of(state.account))} {in_words(state)}"
        for number, state in enumerate(states, 1)
    )
    each = [_as_json(number, state) for number, state in enumerate(states, 1)]
    said = f"{count(len(states), 'account')}."
    if not states:
        said = "No accounts. account add URL adds one; help accounts explains how."
    return Told(said, lines, bool(states), (("accounts", each),))


def sources_and_accounts(library: "Library") -> Told:
    """The sources that are followed, then the accounts that fetch some of them."""
    told, accounts = subscriptions.sources(library), listed(library)
    if not accounts.is_done:
        return told
    lines = tuple(f"Account {line}" for line in accounts.lines)
    said = f"{told.said} {accounts.said}" if told.is_done else accounts.said
    return Told(said, (*told.lines, *lines), data=(*told.data, *accounts.data))


def in_words(state: "AccountState") -> str:
    """How an account is doing: kind, stories, what waits, and what went wrong."""
    account = state.account
    parts = [_KINDS.get(account.kind, account.kind)]
    if state.synced_at is None and state.wanted > state.here:
        parts.append(f"{state.here} of {count(state.wanted, 'story')} here")
    else:
        parts.append(f"{count(state.here, 'story')} here")
    parts.append(f"{count(state.waiting, 'change')} to be sent" if state.waiting else "all sent")
    if account.sends_labels:
        parts.append("labels on")
    if account.is_paused:
        parts.append("paused")
    elif account.is_refused:
        parts.append("stopped")
    elif state.synced_at is None:
        parts.append("not synced yet")
    said = f"{', '.join(parts)}."
    failed = " ".join(part for part in (state.why, state.remedy) if part)
    refused = _set_aside(state.refused)
    return " ".join(part for part in (said, failed, refused) if part)


def _set_aside(lines: "Sequence[str]") -> str:
    """What the server refused for good, the newest last, and how many more there are."""
    if not lines:
        return ""
    more = len(lines) - _SHOWN_ASIDE
    before = f"{more} more (account list --json shows all). " if more > 0 else ""
    return f"Set aside: {before}{' '.join(lines[-_SHOWN_ASIDE:])}"


def _as_json(number: int, state: "AccountState") -> dict[str, Any]:
    account = state.account
    return {
        "n": number,
        "name": name_of(account),
        "kind": account.kind,
        "address": account.address,
        "user": account.user or None,
        "paused": account.is_paused,
        "stopped": account.is_refused,
        "labels": account.sends_labels,
        "synced": _moment(state.synced_at),
        "due": _moment(state.due_at),
        "stories": state.here,
        "wanted": state.wanted,
        "waiting": state.waiting,
        "what": state.what or None,
        "why": state.why or None,
        "remedy": state.remedy or None,
        "set_aside": list(state.refused),
    }


def _moment(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat().replace("+00:00", "Z")


def found(library: "Library", typed: str) -> "AccountState | Told":
    """The account of this number, or with these words in its name or address."""
    states = library.accounts().all()
    number = SourceNumber.read(typed)
    if number.is_readable:
        if 1 <= number.number <= len(states):
            return states[number.number - 1]
        return _refused(f"No account {number.number}. {there_are(len(states))} {LIST_ACCOUNTS}")
    words = typed.casefold()
    matching = [
        state
        for state in states
        if words in f"{name_of(state.account)} {state.account.address}".casefold()
    ]
    if len(matching) == 1:
        return matching[0]
    if matching:
        return _refused(f"{len(matching)} accounts match. Say which by its number.")
    return _refused(f"No account {clean_line(typed, 200)}. {LIST_ACCOUNTS}")


def _refused(said: str) -> Told:
    return Told(said, is_done=False)


def _removed(library: "Library", state: "AccountState") -> Told:
    name = name_of(state.account)
    restored = library.accounts().remove(state.account.id, said=f"removed the account {name}")
    said = f"Removed: {full_stop(name_of(state.account))} Its stories are kept."
    if restored:
        were = "is" if restored == 1 else "are"
        said += f" {count(restored, 'source')} {were} fetched by wirereader again."
    if state.waiting:
        said += f" {count(state.waiting, 'change')} not sent; undo brings them back."
    return Told(said)


def _subscribed(library: "Library", state: "AccountState", address: str) -> Told:
    if not address.startswith(("http://", "https://")):
        raise SettingsFault(
            f"{clean_line(address, 200)} is not the address of a feed.",
            "It must begin with https:// or http://.",
            "Type the address of the feed itself.",
        )
    if state.account.kind == "fever":
        return _refused(_CANNOT)
    name = name_of(state.account)
    said = f"subscribed {name} to {clean_line(address, 200)}"
    if not library.accounts().subscribe(state.account.id, address, said=said):
        return _refused(f"{name} is already subscribed to it.")
    return Told(f"{name} subscribes to it at the next sync.")


def _labels(library: "Library", state: "AccountState", typed: str) -> Told:
    name, kind = name_of(state.account), _KINDS.get(state.account.kind, state.account.kind)
    if typed not in {"on", "off"}:
        raise SettingsFault(f"{clean_line(typed, 60)} is neither on nor off.", "", USAGE_LABELS)
    if state.account.kind != "greader":
        return _refused(f"{kind} does not support labels. Your tags stay on this machine.")
    is_on = typed == "on"
    if is_on and not state.account.keeps_labels:
        return _refused(
            f"The server of {name} does not support labels. Your tags stay on this machine."
        )
    library.accounts().set_labels(
        state.account.id, is_on=is_on, said=f"turned labels {typed} for {name}"
    )
    if not is_on:
        return Told(f"{full_stop(name)} Tags stay on this machine.")
    return Told(f"{full_stop(name)} Tags that you add or remove from now on are sent as labels.")


def _paused(library: "Library", state: "AccountState", *, is_paused: bool) -> Told:
    how, name = "Paused" if is_paused else "Resumed", name_of(state.account)
    library.accounts().set_paused(
        state.account.id, is_paused=is_paused, said=f"{how.lower()} the account {name}"
    )
    return Told(f"{how}: {full_stop(name)}")
