from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from newsparse.article import Unit
from newsparse.cues import UNKNOWN, languages
from newsparse.languages import SCRIPTS, tell_language
from newsparse.phrases import fold_letters

LANGUAGES = list(languages())
SAID = {
    "en": (
        "The ferry left the pier before dawn, and nobody on the quay "
        "had seen who was at the wheel. It was not the captain."
    ),
    "de": (
        "Die Fähre verließ den Anleger vor Tagesanbruch, und niemand am Kai "
        "hatte gesehen, wer am Ruder stand. Der Kapitän war es nicht."
    ),
    "fr": (
        "Le bac a quitté le quai avant l’aube et personne n’avait vu qui "
        "était à la barre. Ce n’était pas le capitaine, dit-on dans le port."
    ),
    "es": (
        "El transbordador salió del muelle antes del amanecer y nadie había visto "
        "quién estaba al timón. No era el capitán, dicen en el puerto."
    ),
    "it": (
        "Il traghetto ha lasciato il molo prima dell’alba e nessuno aveva "
        "visto chi fosse al timone. Non era il capitano, dicono nel porto."
    ),
    "pt": (
        "A balsa deixou o cais antes do amanhecer e ninguém tinha visto "
        "quem estava ao leme. Não era o capitão, dizem no porto da ilha."
    ),
    "nl": (
        "De veerboot vertrok voor zonsopgang van de kade en niemand had "
        "gezien wie er aan het roer stond. Het was niet de kapitein."
    ),
    "sv": (
        "Färjan lämnade kajen före gryningen och ingen hade sett vem som "
        "stod vid rodret. Det var inte kaptenen, säger man i hamnen."
    ),
    "da": (
        "Færgen forlod kajen før daggry, og ingen havde set, hvem der "
        "stod ved roret. Det var ikke kaptajnen, siger man nede ved havnen."
    ),
    "no": (
        "Ferja forlot kaia før daggry, og ingen hadde sett hvem som "
        "sto ved roret. Det var ikke kapteinen, sier de nede ved havna."
    ),
    "fi": (
        "Lautta lähti laiturista ennen aamunkoittoa, eikä kukaan ollut nähnyt, "
        "kuka oli ruorissa. Se ei ollut kapteeni, sanotaan satamassa."
    ),
    "is": (
        "Ferjan fór frá bryggjunni fyrir dögun og enginn hafði séð hver "
        "var við stýrið. Það var ekki skipstjórinn, segja menn við höfnina."
    ),
    "pl": (
        "Prom odpłynął od nabrzeża przed świtem i nikt nie widział, kto "
        "stał za sterem. To nie był kapitan, mówią w porcie na wyspie."
    ),
    "cs": (
        "Přívoz odplul od mola před svítáním a nikdo neviděl, kdo stál "
        "u kormidla. Kapitán to nebyl, říkají lidé v přístavu na ostrově."
    ),
    "tr": (
        "Vapur şafaktan önce iskeleden ayrıldı ve dümende kimin "
        "olduğunu kimse görmedi. Limanda söylenene göre bu kaptan değildi."
    ),
    "ru": (
        "Паром отошёл от пристани ещё до рассвета, и никто не видел, кто "
        "стоял у руля. Это был не капитан, говорят в порту на острове."
    ),
    "uk": (
        "Пором відійшов від пристані ще до світанку, і ніхто не бачив, хто "
        "стояв біля керма. Це був не капітан, кажуть у порту на острові."
    ),
    "ja": (
        "渡し船は夜明け前に桟橋を離れたが、だれが舵を取っていたのか見た人はいない。"
        "船長ではなかったと港の人は言う。"
    ),
    "ko": (
        "나룻배는 날이 새기 전에 부두를 떠났지만 누가 키를 잡고 "
        "있었는지 본 사람은 없었다. 선장은 아니었다고 항구 사람들은 말한다."
    ),
    "zh": (
        "渡船在天亮以前离开了码头，没有人看见是谁在掌舵。港口的人说，那个人不是船长，船长当时还在家里睡觉。"
    ),
    "hi": (
        "नाव भोर से पहले घाट से निकल गई और किसी ने नहीं देखा कि "
        "पतवार पर कौन था। घाट के लोग कहते हैं कि वह कप्तान नहीं था।"
    ),
    "ar": (
        "غادرت العبارة الرصيف قبل الفجر ولم ير أحد من كان على "
        "الدفة. يقول الناس في الميناء إنه لم يكن القبطان الذي يعرفونه."
    ),
    "id": (
        "Feri itu meninggalkan dermaga sebelum fajar dan tidak ada "
        "yang melihat siapa yang memegang kemudi. Orang itu bukan kapten."
    ),
    "el": "Το πορθμείο έφυγε από την προβλήτα πριν από την αυγή και κανείς δεν είχε δει ποιος ήταν στο τιμόνι. "
    "Δεν ήταν ο καπετάνιος, λένε στο λιμάνι.",
    "bg": "Фериботът тръгна от кея още преди зазоряване и никой не беше видял кой стои на руля. "
    "Това не беше капитанът, казват хората на пристанището.",
    "hr": "Trajekt je otplovio s mola prije zore i nitko nije vidio tko je stajao za kormilom. "
    "To nije bio kapetan, kažu ljudi u luci na otoku.",
    "sl": "Trajekt je odplul s pomola pred zoro in nihče ni videl, kdo je stal za krmilom. "
    "To ni bil kapitan, pravijo ljudje v pristanišču na otoku.",
    "sk": "Prievoz odplával od móla pred svitaním a nikto nevidel, kto stál pri kormidle. "
    "Kapitán to nebol, hovoria ľudia v prístave na ostrove.",
    "hu": "A komp még hajnal előtt elhagyta a mólót, és senki sem látta, ki állt a kormánynál. "
    "Nem a kapitány volt az, mondják a kikötőben.",
    "ro": "Feribotul a plecat de la debarcader înainte de zori și nimeni nu a văzut cine era la cârmă. "
    "Nu era căpitanul, se spune în port.",
    "vi": "Con phà rời bến trước bình minh và không ai trên cầu cảng nhìn thấy người nào đã cầm lái. "
    "Đó không phải là thuyền trưởng, người ta nói ở bến cảng.",
    "he": "המעבורת עזבה את הרציף לפני עלות השחר, ואיש לא ראה מי עמד ליד ההגה. "
    "זה לא היה רב החובל, אומרים בנמל, כי הוא היה אז בביתו.",
    "ca": "El transbordador va sortir del moll abans de l'alba i ningú no havia vist qui era al timó. "
    "No era el capità, diuen al port, perquè encara dormia a casa.",
    "bn": "ভোরের আগেই খেয়াটি ঘাট ছেড়ে যায় এবং কে হাল ধরে ছিলেন তা কেউ দেখেননি। "
    "ঘাটের লোকেরা বলেন যে তিনি কাপ্তান ছিলেন না।",
    "th": "เรือข้ามฟากออกจากท่าก่อนรุ่งสาง และไม่มีใครบนท่าเห็นว่าใครเป็นคนถือพวงมาลัย ชาวบ้านที่ท่าเรือบอกว่าคนนั้นไม่ใช่กัปตัน",
    "fa": "قایق پیش از سپیده‌دم اسکله را ترک کرد و هیچ‌کس ندید که چه کسی سکان را در دست داشت. "
    "مردم بندر می‌گویند که او ناخدا نبود.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tell_language(language: str) -> None:
    assert tell_language([Unit(1, 1, SAID[language], 0)]) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_english_furniture_has_the_language_of_its_story(language: str) -> None:
    menu = ["Home", "News", "Sport", "Sign in to read the news of the day", "Terms of use", "Privacy policy"]
    story = [SAID[language]] * 5
    units = [Unit(i, i, text, 0) for i, text in enumerate([*menu, *story, *menu], 1)]
    assert tell_language(units) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Рыбаки ждут нового причала", "ru"),
        ("Паром", "ru"),
        ("Новий міст", "uk"),
        ("صيادون", "ar"),
        ("پل", "fa"),
        ("د سیند پر غاړه نوی پل چې په دوو کلونو کې جوړ شو", "fa"),  # Pashto, which has its file
    ],
)
def test_where_no_word_tells_the_language_its_letters_do(text: str, language: str) -> None:
    assert tell_language([Unit(1, 1, text, 0)]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Trajekt je isplovio pre zore i niko nije video ko je bio za kormilom, kaže lučki kapetan.",
        "Most će biti zatvoren do kraja godine, a radovi su počeli juče, saopšteno je iz opštine.",
        "Vijećnici su u četvrtak odlučili da se stara tržnica ipak neće rušiti.",
    ],
    ids=["serbian", "serbian works", "croatian"],
)
def test_serbian_in_latin_letters_and_croatian_are_not_taken_for_slovene(text: str) -> None:
    assert tell_language([Unit(1, 1, text, 0)]) == "hr"


@pytest.mark.parametrize(
    "text", ["", "12 345", "…", "Qwfp zxcv", "\ud800"], ids=["empty", "digits", "dots", "words", "half"]
)
def test_where_no_language_is_seen_it_is_english(text: str) -> None:
    assert tell_language([Unit(1, 1, text, 0)]) == "en"
    assert tell_language([]) == "en"


@given(st.lists(any_text, max_size=6))
def test_any_text_is_in_a_language_that_there_is_or_in_none(found: list[str]) -> None:
    units = [Unit(i, i, text, 0) for i, text in enumerate(found, 1)]
    assert tell_language(units) in {*languages(), UNKNOWN}


@pytest.mark.parametrize(
    "text",
    [
        "Wakazi wa vijiji vitatu wamesema wamechoka kusubiri kivuko, wakieleza safari huchukua saa nne wakati wa mvua.",
        "სანაოსნო ბორანი გამთენიისას გავიდა ნავსადგურიდან და არავის უნახავს, ვინ იდგა საჭესთან. ეს კაპიტანი არ იყო.",
        "ເຮືອຂ້າມຟາກອອກຈາກທ່າກ່ອນຮຸ່ງສາງ ແລະບໍ່ມີໃຜຢູ່ທ່າເຮືອເຫັນວ່າໃຜເປັນຄົນຖືພວງມາໄລ ບໍ່ແມ່ນກັບຕັນ",
    ],
    ids=["swahili", "georgian", "lao"],
)
def test_a_long_text_without_function_words_of_any_is_in_no_known_language(text: str) -> None:
    units = [Unit(i, i, text, 0) for i in range(8)]
    assert tell_language(units) == UNKNOWN


@given(st.permutations([*SAID["de"].split(". "), "Terms of use", "Sign in"]))
def test_the_order_of_the_lines_has_no_say(lines: list[str]) -> None:
    assert tell_language([Unit(i, i, line, 0) for i, line in enumerate(lines, 1)]) == "de"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_a_language_are_compared_as_texts_are_and_its_own(language: str) -> None:
    head = languages()[language]
    letters = head.get("letters", "")
    assert fold_letters(letters) == letters
    for name, other in languages().items():
        if name != language and other.get("script") == head.get("script"):
            assert set(letters).isdisjoint(other.get("letters", ""))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_has_signs_that_no_other_has_and_a_language(script: str) -> None:
    signs = "".join(map(chr, range(0x370, 0xD800)))
    mine = set(re.findall(SCRIPTS[script], signs))
    others = (re.findall(pattern, signs) for name, pattern in SCRIPTS.items() if name != script)
    assert mine
    assert all(mine.isdisjoint(each) for each in others)
    assert any(head.get("script") == script for head in languages().values())


@pytest.mark.parametrize("script", [None, *SCRIPTS])
def test_a_script_of_several_languages_has_one_default(script: str | None) -> None:
    of_it = [head for head in languages().values() if head.get("script") == script]
    assert len(of_it) == 1 or [head["default"] for head in of_it if "default" in head] == [True]
