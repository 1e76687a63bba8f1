"""The model server over HTTP on loopback, as two real servers were measured to speak.

"freshrss" (its Google Reader, Fever) and "miniflux" (its Google Reader, its own API, Fever), with
every trap that was met; see the tests of `sync` for what each of them is.
"""

import base64
import contextlib
import hashlib
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.support.model_server import ModelFeed, ModelItem, ServerModel

USER, PASSWORD, TOKEN = "reader", "api-pass-123", "token-of-the-api"
Pairs = list[tuple[str, str]]
_READ = "state/com.google/read"
_STARRED = "state/com.google/starred"
_READING_LIST = "user/-/state/com.google/reading-list"
_WIDE = str.maketrans({"&": "＆", "<": "＜", ">": "＞"})


class Refusal(Exception):
    """An answer that is none of 200."""

    def __init__(self, status: int, text: str = "", headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status, self.text, self.headers = status, text, headers or {}


class Dialect:
    """Answers questions about a model; `log` has the method and path of each, in order."""

    def __init__(self, model: ServerModel, name: str, *, old_ids: bool = False) -> None:
        self.model, self.name = model, name
        self.is_old = old_ids
        """Miniflux 2.2.6: a short id is read as hexadecimal, a label dropped without a word."""
        self.log: list[str] = []
        self.before: Callable[[str, str, Pairs], None] = lambda *_: None
        """Called with method, path and form before each answer; may raise Refusal."""
        self.after: Callable[[str, str, Any], Any] = lambda _m, _p, answer: answer
        """Called with what would be answered; may give something else, or raise."""
        self.is_api_on = True
        self.all_folder = "All"
        """What Miniflux calls its folder of what is in none: a reader may rename it."""
        self._auths: set[str] = set()
        self._tokens: set[str] = set()
        self._numbers = itertools.count(1)

    def expire(self) -> None:
        """Have all logins and tokens run out."""
        self._auths.clear()
        self._tokens.clear()

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Any:
        """The answer to a question: bytes, or what JSON is made of.  Raises Refusal."""
        parts = urlsplit(target)
        query = parse_qsl(parts.query, keep_blank_values=True)
        is_form = "form" in headers.get("content-type", "")
        form = parse_qsl(body.decode(), keep_blank_values=True) if is_form else []
        self.log.append(f"{method} {parts.path}")
        self.before(method, parts.path, form)
        found = self._routed(method, parts.path, query, form, headers, body)
        return self.after(method, parts.path, found)

    def _routed(
        self,
        method: str,
        path: str,
        query: Pairs,
        form: Pairs,
        headers: dict[str, str],
        body: bytes,
    ) -> Any:
        is_freshrss = self.name == "freshrss"
        fever = "/api/fever.php" if is_freshrss else "/fever/"
        if path == fever:
            return self._fever(dict(query), dict(form))
        if path.startswith("/v1/") and not is_freshrss:
            return self._own(method, path.removeprefix("/v1/"), query, headers, body)
        root = "/api/greader.php" if is_freshrss else ""
        if path.startswith(f"{root}/accounts/ClientLogin"):
            return self._login(dict(form))
        if path.startswith(f"{root}/reader/api/0/"):
            call = path.removeprefix(f"{root}/reader/api/0/")
            return self._reader(method, call, query, form, headers)
        if is_freshrss:
            raise Refusal(404)
        raise Refusal(302, headers={"Location": "/login"})

    # Google Reader

    def _login(self, form: dict[str, str]) -> bytes:
        if not self.is_api_on:
            raise Refusal(503 if self.name == "freshrss" else 401, "Service Unavailable!")
        if (form.get("Email"), form.get("Passwd")) != (USER, PASSWORD):
            text = "Unauthorized!" if self.name == "freshrss" else '{"error_message":"no"}'
            raise Refusal(401, text)
        length = 40 if self.name == "freshrss" else 64
        auth = f"{USER}/{hashlib.sha256(str(next(self._numbers)).encode()).hexdigest()[:length]}"
        self._auths.add(auth)
        other = "null" if self.name == "freshrss" else auth
        return f"SID={auth}\nLSID={other}\nAuth={auth}\n".encode()

    def _reader(
        self, method: str, call: str, query: Pairs, form: Pairs, headers: dict[str, str]
    ) -> Any:
        if not self.is_api_on and self.name == "freshrss":
            raise Refusal(503, "Service Unavailable!")
        auth = headers.get("authorization", "").removeprefix("GoogleLogin auth=")
        if auth not in self._auths:
            raise Refusal(401, "Unauthorized!")
        if method == "POST":
            self._check_token(call, dict(form).get("T"))
        asked, sent = dict(query), dict(form)
        calls: dict[str, Callable[[], Any]] = {
            "token": self._token,
            "stream/items/ids": lambda: self._ids(asked),
            "stream/items/contents": lambda: self._contents(form),
            "edit-tag": lambda: self._edit_tag(form),
            "subscription/list": lambda: {
                "subscriptions": [self._feed(one) for one in self.model.feeds.values()]
            },
            "subscription/quickadd": lambda: self._quickadd(sent["quickadd"]),
            "subscription/edit": lambda: self._edit_feed(sent),
            "tag/list": self._tags,
            "unread-count": self._counts,
        }
        assert call != "mark-all-as-read", "it is never called"
        if call in calls:
            return calls[call]()
        if self.name == "freshrss":
            raise Refusal(400, "Bad Request!")
        return []  # Miniflux answers unread-count and whatever it does not know so

    def _check_token(self, call: str, token: str | None) -> None:
        if token in self._tokens:
            return
        is_lax = self.name == "freshrss" and token is None
        if is_lax and call in {"edit-tag", "stream/items/contents"}:
            return
        raise Refusal(401, "Unauthorized!")

    def _token(self) -> bytes:
        token = (
            f"{next(self._numbers):057d}" if self.name == "freshrss" else f"t{next(self._numbers)}"
        )
        self._tokens.add(token)
        return f"{token}\n".encode() if self.name == "freshrss" else token.encode()

    def _ids(self, asked: dict[str, str]) -> Any:
        stream, items = asked["s"], self.model.newest_first()
        tail = stream.split("/", 2)[2] if stream.startswith("user/") else stream
        if tail == _STARRED:
            items = [one for one in items if one.is_starred]
        elif tail == _READ:
            # FreshRSS answers with all ids
            items = items if self.name == "freshrss" else [one for one in items if one.is_read]
        elif tail.startswith("label/") and self.name == "miniflux":
            raise Refusal(500, "unknown stream LabelStream")
        elif tail.startswith("label/"):
            name = tail.removeprefix("label/")
            folder = [one.id for one in self.model.feeds.values() if one.folder == name]
            items = [one for one in items if name in one.labels or one.feed in folder]
        if asked.get("xt", "").endswith(_READ):
            items = [one for one in items if not one.is_read]
        if asked.get("it", "").endswith(_READ) and self.name == "freshrss":
            items = [one for one in items if one.is_read]  # Miniflux passes it over
        if asked.get("r") == "o":
            items.reverse()
        number = min(int(asked.get("n", "20" if self.name == "freshrss" else "1000")), 10_000)
        start = self._start(items, asked.get("c"))
        page = items[start : start + number]
        told: dict[str, Any] = {"itemRefs": [{"id": str(one.id)} for one in page]}
        if start + number < len(items):
            is_offset = self.name == "miniflux"
            told["continuation"] = str(start + number) if is_offset else str(page[-1].id)
        return told

    def _start(self, items: list[ModelItem], told: str | None) -> int:
        if not told:
            return 0
        if self.name == "miniflux":  # an offset, which moves when items arrive
            return int(told)
        return next((n for n, one in enumerate(items) if one.id < int(told)), len(items))

    def _contents(self, form: Pairs) -> Any:
        items = [self._item(one) for one in self._asked_for(form)]
        if self.name == "miniflux" and self.is_old and not items:
            raise Refusal(400, "no items returned from the database")
        return {"items": items}

    def _asked_for(self, form: Pairs) -> list[ModelItem]:
        ids = [self._number(value) for name, value in form if name == "i"]
        return [self.model.items[one] for one in ids if one in self.model.items]

    def _number(self, told: str) -> int:
        if told.startswith("tag:"):
            return int(told.rpartition("/")[2], 16)
        if self.name == "miniflux" and self.is_old:
            return int(told, 16)
        return int(told)

    def _item(self, item: ModelItem) -> dict[str, Any]:
        feed = self.model.feeds[item.feed]
        who = "-" if self.name == "freshrss" else "1"
        states = ["state/com.google/reading-list"]
        states += [_READ] if item.is_read else []
        states += [_STARRED] if item.is_starred else []
        labels = [feed.folder] if feed.folder else []
        labels += item.labels if self.name == "freshrss" else []
        is_wide = self.name == "freshrss"
        return {
            "id": f"tag:google.com,2005:reader/item/{item.id:016x}",
            "crawlTimeMsec": str(int(item.changed * 1000)),
            "timestampUsec": str(item.published * 1_000_000),
            "published": item.published,
            "title": item.title.translate(_WIDE) if is_wide else item.title,
            "canonical": [{"href": item.link}],
            "alternate": [{"href": item.link, "type": "text/html"}],
            "categories": [f"user/{who}/{one}" for one in states]
            + [f"user/{who}/label/{one}" for one in labels],
            "origin": {"streamId": f"feed/{feed.id}", "title": feed.title, "htmlUrl": feed.address},
            "summary": {"content": item.content},
        }

    def _edit_tag(self, form: Pairs) -> bytes:
        ids = [one.id for one in self._asked_for(form)]
        for how, value in form:
            if how not in {"a", "r"}:
                continue
            tail = value.split("/", 2)[2]
            if tail == _READ:
                self.model.mark(ids, "read", wanted=how == "a")
            elif tail == _STARRED:
                self.model.mark(ids, "starred", wanted=how == "a")
            elif tail == "state/com.google/kept-unread" and self.name == "miniflux":
                self.model.mark(ids, "read", wanted=False)
            elif tail.startswith("label/") and self.name == "freshrss":
                self.model.label(ids, tail.removeprefix("label/"), wanted=how == "a")
            elif self.name == "miniflux" and not (self.is_old and tail.startswith("label/")):
                raise Refusal(500, "unsupported tag type")
        return b"OK"

    def _feed(self, feed: ModelFeed) -> dict[str, Any]:
        who = "-" if self.name == "freshrss" else "1"
        folder = feed.folder or ("Uncategorized" if self.name == "freshrss" else self.all_folder)
        title = feed.title.translate(_WIDE) if self.name == "freshrss" else feed.title
        return {
            "id": f"feed/{feed.id}",
            "title": title,
            "url": feed.address,
            "htmlUrl": feed.address.rpartition("/")[0],
            "categories": [{"id": f"user/{who}/label/{folder}", "label": folder}],
        }

    def _tags(self) -> dict[str, Any]:
        folders = {one.folder for one in self.model.feeds.values() if one.folder}
        labels = self.model.label_names
        who = "-" if self.name == "freshrss" else "1"
        told = [{"id": f"user/{who}/state/com.google/starred"}]
        folders.add("Uncategorized" if self.name == "freshrss" else self.all_folder)
        told += [{"id": f"user/{who}/label/{one}", "type": "folder"} for one in sorted(folders)]
        if self.name == "freshrss":
            told += [{"id": f"user/-/label/{one}", "type": "tag"} for one in sorted(labels)]
        return {"tags": told}

    def _counts(self) -> Any:
        if self.name == "miniflux":
            return []
        told = [
            {"id": f"feed/{feed}", "count": number}
            for feed, number in self.model.unread_counts().items()
        ]
        everything = {"id": _READING_LIST, "count": len(self.model.unread())}
        return {"max": len(self.model.unread()), "unreadcounts": [*told, everything]}

    def _quickadd(self, address: str) -> Any:
        is_there = any(one.address == address for one in self.model.feeds.values())
        if "nothing" in address or is_there:
            if self.name == "miniflux":
                raise Refusal(500, '{"error_message":"it cannot be had"}')
            return {"numResults": 0, "error": "it cannot be had"}
        feed = self.model.add_feed(address)
        return {"numResults": 1, "query": address, "streamId": f"feed/{feed.id}"}

    def _edit_feed(self, sent: dict[str, str]) -> bytes:
        own = int(sent["s"].rpartition("/")[2])
        if own not in self.model.feeds:
            raise Refusal(400, "Bad Request!")
        if sent["ac"] == "unsubscribe":
            self.model.remove_feed(own)
            return b"OK"
        feed = self.model.feeds[own]
        feed.title = sent.get("t") or feed.title
        if "a" in sent:
            feed.folder = sent["a"].split("/label/", 1)[1]
        elif "r" in sent and self.name == "freshrss":
            feed.folder = ""  # Miniflux leaves it where it is
        feed.folder = "" if feed.folder in {"All", "Uncategorized"} else feed.folder
        return b"OK"

    # Miniflux's own

    def _own(
        self, method: str, call: str, query: Pairs, headers: dict[str, str], body: bytes
    ) -> Any:
        basic = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if headers.get("x-auth-token") != TOKEN and headers.get("authorization") != basic:
            raise Refusal(401, '{"error_message":"access unauthorized"}')
        told = json.loads(body) if body else {}
        parts = call.split("/")
        if call == "me":
            return {"id": 1, "username": USER}
        if call == "categories":
            return self._categories(method, told)
        if parts[0] == "feeds":
            return self._own_feeds(method, parts[1:], told)
        if call == "entries":
            if method == "PUT":
                self.model.mark(told["entry_ids"], "read", wanted=told["status"] == "read")
                raise Refusal(204)
            return self._entries(query)
        item = self.model.items.get(int(parts[1]))
        if item is None:
            raise Refusal(404)
        if parts[2:] == ["bookmark"]:
            self.model.mark([item.id], "starred", wanted=not item.is_starred)
            raise Refusal(204)
        return self._entry(item)

    def _categories(self, method: str, told: dict[str, Any]) -> Any:
        names = ["All", *sorted({one.folder for one in self.model.feeds.values() if one.folder})]
        names += [one for one in self._made if one not in names]
        if method == "POST":
            self._made.append(told["title"])
            raise Refusal(201)
        return [{"id": self._category_id(one), "title": one} for one in names]

    _made: list[str] = []  # noqa: RUF012 - set anew for each dialect below

    def _category_id(self, name: str) -> int:
        return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)

    def _own_feeds(self, method: str, rest: list[str], told: dict[str, Any]) -> Any:
        if rest == ["counters"]:
            unreads = {str(one): n for one, n in self.model.unread_counts().items() if n}
            return {"reads": {}, "unreads": unreads}
        if method == "GET":
            return [
                {
                    "id": one.id,
                    "feed_url": one.address,
                    "site_url": one.address.rpartition("/")[0],
                    "title": one.title,
                    "category": {"id": 1, "title": one.folder or "All"},
                }
                for one in self.model.feeds.values()
            ]
        names = {self._category_id(one): one for one in [*self._made]}
        names |= {self._category_id(one.folder): one.folder for one in self.model.feeds.values()}
        if method == "POST":
            if any(one.address == told["feed_url"] for one in self.model.feeds.values()):
                raise Refusal(400, '{"error_message":"duplicate"}')
            if "nothing" in told["feed_url"]:
                raise Refusal(500, '{"error_message":"it cannot be had"}')
            folder = names.get(told.get("category_id", 0), "")
            self.model.add_feed(told["feed_url"], folder=folder)
            raise Refusal(201)
        feed = self.model.feeds.get(int(rest[0]))
        if feed is None:
            raise Refusal(404)
        if method == "DELETE":
            self.model.remove_feed(feed.id)
            raise Refusal(204)
        feed.title = told.get("title", feed.title)
        if "category_id" in told:
            feed.folder = names.get(told["category_id"], "")
        raise Refusal(201)

    def _entries(self, query: Pairs) -> Any:
        asked = dict(query)
        wanted = {value for name, value in query if name == "status"}
        items = self.model.newest_first()
        if wanted:
            items = [one for one in items if ("read" if one.is_read else "unread") in wanted]
        if asked.get("starred") == "true":
            items = [one for one in items if one.is_starred]
        if "changed_after" in asked:
            items = [one for one in items if one.changed > int(asked["changed_after"])]
        if "before_entry_id" in asked:
            items = [one for one in items if one.id < int(asked["before_entry_id"])]
        page = items[: int(asked.get("limit", "100"))]
        return {"total": len(items), "entries": [self._entry(one) for one in page]}

    def _entry(self, item: ModelItem) -> dict[str, Any]:
        return {
            "id": item.id,
            "feed_id": item.feed,
            "status": "read" if item.is_read else "unread",
            "starred": item.is_starred,
            "hash": hashlib.sha256(item.guid.encode()).hexdigest(),
            "title": item.title,
            "url": item.link,
            "published_at": datetime.fromtimestamp(item.published, UTC).isoformat(),
            "changed_at": datetime.fromtimestamp(item.changed, UTC).isoformat(),
            "content": item.content,
            "author": "",
            "tags": [],
            "enclosures": None,
        }

    # Fever

    def _fever(self, query: dict[str, str], form: dict[str, str]) -> Any:
        key = hashlib.md5(f"{USER}:{PASSWORD}".encode(), usedforsecurity=False).hexdigest()
        told: dict[str, Any] = {"api_version": 3, "auth": int(form.get("api_key") == key)}
        if not told["auth"]:
            return told
        feeds = self.model.feeds.values()
        if "feeds" in query:
            told["feeds"] = [
                {"id": f.id, "title": self._titled(f), "url": f.address, "site_url": f.address}
                for f in feeds
            ]
        if "groups" in query:
            names = sorted({one.folder for one in feeds if one.folder})
            told["groups"] = [{"id": n, "title": name} for n, name in enumerate(names, 1)]
            told["feeds_groups"] = [
                {
                    "group_id": n,
                    "feed_ids": ",".join(str(one.id) for one in feeds if one.folder == name),
                }
                for n, name in enumerate(names, 1)
            ]
        for call, ids in (
            ("unread_item_ids", self.model.unread()),
            ("saved_item_ids", self.model.starred()),
        ):
            if call in query:
                told[call] = ",".join(map(str, sorted(ids)))
        if "items" in query:
            asked = [int(one) for one in query.get("with_ids", "").split(",") if one][:50]
            told["items"] = [
                self._fever_item(self.model.items[one]) for one in asked if one in self.model.items
            ]
        if form.get("mark") == "item":
            word, own = form["as"], int(form["id"])
            mark = "read" if word in {"read", "unread"} else "starred"
            self.model.mark([own], mark, wanted=not word.startswith("un"))
        return told

    def _titled(self, feed: ModelFeed) -> str:
        return feed.title.translate(_WIDE) if self.name == "freshrss" else feed.title

    def _fever_item(self, item: ModelItem) -> dict[str, Any]:
        return {
            "id": item.id,
            "feed_id": item.feed,
            "title": item.title.translate(_WIDE) if self.name == "freshrss" else item.title,
            "author": "",
            "html": item.content,
            "url": item.link,
            "is_saved": int(item.is_starred),
            "is_read": int(item.is_read),
            "created_on_time": item.published,
        }


@contextlib.contextmanager
def serving_dialect(dialect: Dialect) -> Iterator[str]:
    """Have a dialect answer on loopback; gives the root address."""
    dialect._made = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                with dialect.model.lock:
                    told = dialect.answer(self.command, self.path, headers, body)
                data = told if isinstance(told, bytes) else json.dumps(told).encode()
                self._send(200, data, {})
            except Refusal as refusal:
                self._send(refusal.status, refusal.text.encode(), refusal.headers)
            except ConnectionError:
                self.close_connection = True

        def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
            with contextlib.suppress(ConnectionError):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = _do  # noqa: N815 - as http.server wants them

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_address[1]}"
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
