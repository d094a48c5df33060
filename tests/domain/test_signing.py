import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.signing import Form, Signing, personal, warnings, written

PARTY, STATE, FRONT = Track.PARTY, Track.STATE, Track.FRONT


@pytest.mark.parametrize(
    ("track", "authority", "title"),
    [
        (PARTY, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        (PARTY, "T/M BAN CHẤP HÀNH", "BÍ THƯ"),
        (PARTY, "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        (PARTY, "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
        (PARTY, "", "TRƯỞNG BAN"),
        (PARTY, "Q. CHÁNH VĂN PHÒNG", ""),
        (STATE, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        (STATE, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        (STATE, "TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"),
        (FRONT, "TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH"),
        (STATE, "", ""),
    ],
)
def test_what_follows_the_rules_is_not_remarked_on(track: Track, authority: str, title: str) -> None:
    assert warnings(track, Signing(authority, title), "Lê Văn Thử") == []


@pytest.mark.parametrize(
    ("track", "authority", "title", "name", "said"),
    [
        (PARTY, "TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Văn Thử", "“T/M BAN THƯỜNG VỤ”"),
        (STATE, "T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Thử", "“TM. ỦY BAN NHÂN DÂN”"),
        (PARTY, "K/T BÍ THƯ", "PHÓ BÍ THƯ", "Lê Văn Thử", "Cấp ủy không ký thay"),
        (PARTY, "TUQ. BAN THƯỜNG VỤ", "", "Lê Văn Thử", "không ký thừa ủy quyền"),
        (PARTY, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ HUYỆN ỦY", "Lê Văn Thử", "chỉ ghi “PHÓ BÍ THƯ”"),
        (PARTY, "T/M BAN THƯỜNG VỤ", "ỦY VIÊN", "Lê Văn Thử", "nên bỏ trống"),
        (STATE, "KT. CHỦ TỊCH", "CHỦ TỊCH", "Lê Văn Thử", "là cấp phó ký"),
        (STATE, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TS. Lê Văn Thử", "chỉ ghi “Lê Văn Thử”"),
        (STATE, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đại tá Lê Văn Thử", "chỉ ghi “Lê Văn Thử”"),
        (STATE, "TM. ", "CHỦ TỊCH", "Lê Văn Thử", "chưa ghi"),
    ],
)
def test_what_is_against_the_rules_is_told(track: Track, authority: str, title: str, name: str, said: str) -> None:
    assert any(said in sentence for sentence in warnings(track, Signing(authority, title), name))


def test_a_name_that_looks_like_a_degree_is_a_name() -> None:
    assert warnings(STATE, Signing("", "TRƯỞNG PHÒNG"), "Tsing Văn Thử") == []


@pytest.mark.parametrize(
    ("signing", "expected"),
    [
        (Signing("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), Signing("", "CHỦ TỊCH")),
        (Signing("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), Signing("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Signing("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), Signing("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Signing("", "CHỦ TỊCH"), Signing("", "CHỦ TỊCH")),
        (Signing("Q. CHỦ TỊCH", ""), Signing("Q. CHỦ TỊCH", "")),
    ],
)
def test_the_chair_honours_by_his_own_power(signing: Signing, expected: Signing) -> None:
    assert personal(signing) == expected


_BODIES = st.sampled_from(["BAN THƯỜNG VỤ", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TRƯỞNG BAN", "BAN THƯỜNG TRỰC"])


@given(st.sampled_from(list(Track)), st.sampled_from([form for form in Form if form is not Form.OWN]), _BODIES)
def test_what_is_written_is_read_again(track: Track, form: Form, body: str) -> None:
    signing = Signing(written(track, form, body), "")
    assert (signing.form, signing.body) == (form, body)


@given(st.sampled_from(list(Track)), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_was_typed_gets_sentences_only(track: Track, authority: str, title: str, name: str) -> None:
    assert all(sentence.endswith(".") for sentence in warnings(track, Signing(authority, title), name))
