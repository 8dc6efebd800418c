from __future__ import annotations

import pytest

from newsparse import parse
from newsparse.credits import read_credits
from newsparse.cues import CueFile, OwnCues, load
from newsparse.reporters import read_opening

BEHIND = "渡轮今天早上离开了码头，没有人看见是谁在掌舵。"


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("zh", f"新华社临河3月10日电（记者 赵芳洲）{BEHIND}", ("赵芳洲",)),
        ("zh", f"（本报记者 王辉 李明）{BEHIND}", ("王辉", "李明")),
        ("zh", f"【河網】 臨江3月10日電(記者 趙芳洲) {BEHIND}", ("趙芳洲",)),
        ("zh", f"〔記者張軒河、蘇金舟／台中報導〕{BEHIND}", ("張軒河", "蘇金舟")),
        ("zh", f"(中央社記者劉建洲台北12日電){BEHIND}", ("劉建洲",)),
        ("zh", f"(中央社記者王輝台北12日電){BEHIND}", ("王輝",)),
        ("zh", f"（記者林知秋攝）{BEHIND}", ()),
        ("zh", f"（记者从海关获悉）{BEHIND}", ()),
        ("zh", f"（新华社北京）{BEHIND}", ()),
        ("zh", f"{BEHIND}（记者 赵芳洲）", ()),
        ("ko", "(서울=연합뉴스) 임가온 기자 = 여객선이 오늘 새벽 부두를 떠났다.", ("임가온",)),
        ("ko", "(서울=연합뉴스) 여객선이 오늘 새벽 부두를 떠났다.", ()),
        ("ko", "[나루뉴스=임가온ㆍ한도윤 기자] 여객선이 오늘 새벽 부두를 떠났다.", ("임가온", "한도윤")),
        ("ko", "[나루뉴스=임가온 기자] 여객선이 오늘 새벽 부두를 떠났다.", ("임가온",)),
        ("ko", "[사진=임가온 기자] 여객선이 오늘 새벽 부두를 떠났다.", ()),
        ("zh", f"本报讯(通讯员 汪洋 记者 赵芳洲){BEHIND}", ("汪洋", "赵芳洲")),
        ("zh", f"（记者 赵芳洲，通讯员 从海关获悉）{BEHIND}", ()),
        ("ko", "[나루뉴스 임가온 기자] 여객선이 오늘 새벽 부두를 떠났다.", ("임가온",)),
        ("ko", "[나루뉴스/임가온기자] 여객선이 오늘 새벽 부두를 떠났다.", ("임가온",)),
        ("ko", "[사진 임가온 기자] 여객선이 오늘 새벽 부두를 떠났다.", ()),
        ("ko", "(임가온 기자 제공) 여객선이 오늘 새벽 부두를 떠났다.", ()),
        ("en", "(Reuters) Tom Reed = The ferry left.", ()),
    ],
)
def test_reporters_at_the_head_of_a_story(language: str, text: str, people: tuple[str, ...]) -> None:
    found = read_opening(text, load(language).credits)
    assert [name for each in found for name in each.names] == list(people)


def test_a_dispatch_names_its_reporter_on_a_line_of_its_own() -> None:
    found = read_credits("（中央社記者劉建洲台北12日電）", load("zh").credits)
    assert [each.names for each in found] == [("劉建洲",)]


def test_a_sentence_behind_a_reporter_in_brackets_is_a_paragraph() -> None:
    words = load("ko").credits
    assert read_credits("[나루뉴스=임가온 기자] 여객선이 오늘 새벽 부두를 떠났다.", words) == ()
    assert [each.names for each in read_credits("[나루뉴스=임가온 기자]", words)] == [("임가온",)]


def test_reporters_at_the_head_sign_a_story_that_has_no_other_byline() -> None:
    story = ["渡轮没有船长就离开了港口", f"临河3月10日电（记者 赵芳洲）{BEHIND}{BEHIND}", BEHIND * 2]
    assert [each.names for each in parse("\n\n".join(story)).credits] == [("赵芳洲",)]
    story.insert(1, "记者：林知秋")
    assert [each.names for each in parse("\n\n".join(story)).credits] == [("林知秋",)]


@pytest.mark.parametrize(
    ("language", "cue", "line", "people", "without"),
    [
        ("zh", ("filed", "專訪"), "林知秋 王曉輝 海灣專訪", ("林知秋", "王曉輝"), ()),
        ("zh", ("wired", "訊"), "記者劉建洲台北12日訊", ("劉建洲",), ()),
        ("ko", ("desks", "반"), "임가온 사회반 기자", ("임가온",), ("사회반",)),
    ],
)
def test_the_words_around_reporters_are_cues(
    language: str, cue: tuple[str, str], line: str, people: tuple[str, ...], without: tuple[str, ...]
) -> None:
    key, word = cue
    own = OwnCues((CueFile("a.toml", word, added={"credits": {key: [word]}}),))
    for cues, wanted in ((load(language, own), people), (load(language), without)):
        assert tuple(name for each in read_credits(line, cues.credits) for name in each.names) == wanted
