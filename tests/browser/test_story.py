"""The story told in the page."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener
from tests.browser.test_network import INSIDE, OVERLAPS, SIZES

pytestmark = pytest.mark.browser


def test_a_story_is_told_step_by_step(html: str, opened: Opener) -> None:
    shown = opened(html)
    before = shown.page.inner_text("#phase-name")
    shown.page.click("#tell")
    assert shown.page.inner_text("#story-at") == "Step 1 of 10"
    assert shown.page.inner_text("#phase-name") == "LRP1–LRP7"
    units = shown.page.evaluate("phase().units")
    assert f"{units} places and organisations" in shown.page.inner_text("#story-text")
    assert not shown.page.is_visible("#time")
    shown.page.click("#story-next")
    assert shown.page.inner_text("#phase-name") == "LRP1"
    shown.page.click("#story-back")
    assert shown.page.is_disabled("#story-back")
    shown.page.locator("#story-evidence button").first.click()
    assert shown.page.locator("#panel .sources a").count() >= 1
    shown.page.click("#story-end")
    assert not shown.page.is_visible("#story")
    assert shown.page.inner_text("#phase-name") == before
    assert shown.page.evaluate("document.activeElement.id") == "tell"
    assert shown.complaints == []


def test_the_speaker_has_keys(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.click("#tell")
    for key, step in (
        ("PageDown", 2),
        ("ArrowRight", 3),
        (" ", 4),
        ("PageUp", 3),
        ("End", 10),
        ("ArrowRight", 10),
        ("Home", 1),
    ):
        shown.page.keyboard.press(key)
        assert shown.page.inner_text("#story-at") == f"Step {step} of 10", key
    shown.page.keyboard.press("Escape")
    assert not shown.page.is_visible("#story")


def test_in_full_screen_every_key_of_a_speaker_goes_on(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.click("#tell")
    shown.page.click("#story-full")
    shown.page.wait_for_selector("body.hall")
    assert shown.page.evaluate("document.activeElement.id") == "story"
    for step, key in enumerate((" ", "Enter", "PageDown", "ArrowRight"), 2):
        shown.page.keyboard.press(key)
        assert shown.page.inner_text("#story-at") == f"Step {step} of 10", key
        assert shown.page.evaluate("document.fullscreenElement !== null"), key


def test_space_goes_on_after_a_click_on_the_picture_a_chip_or_a_button(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.click("#tell")
    step = 4
    shown.page.evaluate("tell(3)")
    for place, key in (("#picture", " "), ("#chips .chip", " "), ("#story-back", "Enter"), ("#picture", "ArrowRight")):
        if place == "#story-back":
            step -= 1
        if place == "#picture":
            shown.page.click(place, position={"x": 3, "y": 3})
        else:
            shown.page.locator(place).first.click()
        shown.page.keyboard.press(key)
        step += 1
        assert shown.page.inner_text("#story-at") == f"Step {step} of 10", (place, key)
        assert shown.page.evaluate("markedByStep()"), (place, key)


def test_buttons_and_the_picture_keep_their_keys_for_whoever_comes_by_tab(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.click("#tell")
    shown.page.evaluate("tell(3)")
    shown.page.focus("#story-at + button")
    shown.page.keyboard.press("Tab")
    shown.page.focus("#story-back")
    shown.page.keyboard.press("Enter")
    assert shown.page.inner_text("#story-at") == "Step 3 of 10"
    shown.page.focus("#picture")
    shown.page.keyboard.press("ArrowRight")
    shown.page.keyboard.press("Enter")
    assert shown.page.inner_text("#story-at") == "Step 3 of 10"
    assert shown.page.evaluate("state.selected !== null")


def test_every_step_can_be_read_in_both_languages(html: str, opened: Opener) -> None:
    for width, height in SIZES:
        shown = opened(html, width, height)
        for step in range(1, 11):
            for lang in ("lv", "en"):
                shown.page.evaluate("([step, lang]) => { state.lang = lang; tell(step - 1); }", [step, lang])
                shown.page.wait_for_timeout(120)
                assert shown.page.inner_text("#story-title")
                assert shown.page.evaluate(OVERLAPS) == 0, step
                assert shown.page.evaluate(INSIDE), step
        assert shown.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert shown.complaints == []


def test_the_address_keeps_the_step(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.evaluate("tell(4)")
    shown.page.reload()
    shown.page.wait_for_selector("html[data-ready]")
    assert shown.page.inner_text("#story-at") == "Step 5 of 10"
    assert shown.page.evaluate("[state.mode, state.projected]") == ["diff", True]


def test_the_number_of_a_step_is_address_enough(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.reopen("story=5&lang=lv")
    assert shown.page.inner_text("#story-at") == "5. solis no 10"
    assert shown.page.evaluate("[state.mode, state.projected, state.lang]") == ["diff", True, "lv"]


def test_the_view_of_a_step_wins_over_what_else_an_address_says(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.reopen("phase=LRP1&story=5&mode=one&level=sector&lang=en")
    assert shown.page.inner_text("#phase-name") == "LRP2 → LRP3"
    assert shown.page.evaluate("[level().name, state.projected, told.step]") == ["stakeholder", True, 4]


def test_whoever_leaves_the_view_of_a_step_leaves_the_story_and_takes_it_up_there(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.evaluate("tell(3)")
    shown.page.evaluate("open({ what: 'unit', at: [...phase().byUnit.keys()][0] })")
    assert shown.page.is_visible("#story")
    shown.page.locator("#panel button[data-focus]").first.click()
    assert not shown.page.is_visible("#story")
    assert "story" not in shown.page.url
    shown.page.click("#tell")
    assert shown.page.inner_text("#story-at") == "Step 4 of 10"


def test_full_screen_leaves_the_words_and_the_picture(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.evaluate("tell(3)")
    shown.page.click("#story-full")
    shown.page.wait_for_selector("body.hall")
    assert not shown.page.is_visible("#panel")
    assert not shown.page.is_visible("#languages")
    assert shown.page.evaluate("document.getElementById('picture').clientWidth === innerWidth")
    shown.page.locator("#story-evidence button").first.click()
    assert shown.page.is_visible("#panel")
    shown.page.click("#panel .close")
    shown.page.click("#story-full")
    shown.page.wait_for_selector("body:not(.hall)")
    assert shown.page.is_visible("#panel")
    assert shown.page.inner_text("#story-at") == "Step 4 of 10"


def test_words_headline_and_picture_of_a_step_say_the_same(html: str, opened: Opener) -> None:
    shown = opened(html)
    for step in range(10):
        shown.page.evaluate("step => tell(step)", step)
        text, lead = shown.page.inner_text("#story-text"), shown.page.inner_text("#lead")
        units, events, diff, pairs = shown.page.evaluate(
            "[phase().units, phase().events, state.mode === 'diff', state.projected]"
        )
        if pairs:
            note = shown.page.inner_text("#projected-note")
            kept, new, lost, all_pairs, once = shown.page.evaluate(
                """() => { const { list } = oneMode(phase());
                  const both = (tie) => !phase().unitStatus || [tie.one, tie.other].every(at => phase().unitStatus(at) === 'kept');
                  const of = (status) => list.filter(tie => both(tie) && tie.known.length > 1 && statusOfTie(tie, 1) === status).length;
                  return [of('kept'), of('new'), of('lost'), list.length, list.filter(tie => tie.shared === 1).length]; }"""
            )
            if diff:
                assert f"{new} pairs met anew, {lost} no longer, {kept} in both" in text
                assert f"{kept} pairs in both phases" in note
                assert f"leaves {new} new and {lost} lost" in note
            else:
                assert f"Of the {all_pairs} pairs" in text
                assert f"{once} met at one event only" in text
                assert f"{all_pairs} pairs met, {once} of them" in note
        elif diff:
            kept, new, lost = (shown.page.evaluate(f"change().stakeholders.{key}") for key in ("kept", "new", "lost"))
            assert f"{kept} stakeholders stayed, {new} were new, {lost} are no longer" in text
            assert f"{kept} stayed, {new} new" in lead
            assert f"{lost} no longer recorded" in lead
        elif shown.page.evaluate("phase().pairs"):
            assert str(units) in text
            assert f"{units} " in lead
            assert str(events) in text or "phase V" in text
        else:
            assert "20 planned" in text
            assert "planned 20" in lead


@pytest.mark.parametrize(("width", "height"), [(683, 384), (390, 844)])
def test_in_a_narrow_window_the_words_of_the_next_step_come_into_view(
    html: str, opened: Opener, width: int, height: int
) -> None:
    shown = opened(html, width, height)
    shown.page.evaluate("tell(2)")
    shown.page.evaluate("scrollTo(0, 700)")
    shown.page.keyboard.press("PageDown")
    assert shown.page.inner_text("#story-at") == "Step 4 of 10"
    top, text = shown.page.evaluate(
        "['story-title', 'story-text'].map(id => document.getElementById(id).getBoundingClientRect().top)"
    )
    assert 0 <= top < text < height / 2
    assert not shown.page.is_visible("#panel")
    if width > height:
        assert shown.page.evaluate("document.getElementById('picture').clientHeight") <= height
    shown.page.locator("#story-evidence button").first.click()
    assert shown.page.is_visible("#panel")
