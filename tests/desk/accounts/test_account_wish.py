"""What is typed after `account`, understood or refused in a sentence."""

import pytest

from wirereader.desk.accounts.account_wish import AccountWish, wish_of, wish_of_words
from wirereader.story.faults import SettingsFault


def test_an_account_is_wished_for_in_one_line() -> None:
    wish = wish_of('add https://r.example --user me --password-command "pass show r" --kind fever')
    assert wish == AccountWish("add", ("https://r.example",), "fever", "me", "pass show r")
    assert wish_of("add https://r.example --user=me --keyring").is_keyring_used
    assert wish_of("") == AccountWish("list")
    assert wish_of("subscribe 1 https://a.example/feed").names == ("1", "https://a.example/feed")


def test_what_is_wished_for_outlives_being_words() -> None:
    wish = wish_of("add r.example --user 'a b' --token-command 'x y' --allow-private")
    assert wish_of_words(wish.as_words()) == wish


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("add https://r.example", "password"),
        ("add https://r.example --keyring --password-command x", "Give --password-command"),
        ("add --keyring", "not an account command"),
        ("remove", "not an account command"),
        ("subscribe 1", "not an account command"),
        ("burn 1", "not an account command"),
        ("add r.example --keyring --kind gopher", "gopher"),
        ("add r.example --password secret", "--password is not understood"),
        ('add "r.example', "quotation mark"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        wish_of(typed)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)
