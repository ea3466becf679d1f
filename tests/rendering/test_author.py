"""The author's page of whatever an author can write: each sample is shown, whatever it counts."""

from hypothesis import HealthCheck, given, settings
from lxml import html
from xblock.runtime import NullI18nService

from coaching_xblock import rendering
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.views import author
from coaching_xblock.views.voice import Voice
from tests.olx.making import instruments

VOICE = Voice(NullI18nService())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instrument=instruments())
def test_every_sample_of_every_instrument_is_shown(instrument: Instrument) -> None:
    for level in author.levels(instrument, VOICE):
        sample = author.sampled(instrument, level["level"], VOICE)
        context = {"uid": "c1", "subheading": "h3", "samples": [sample], "levels": [level], "title": "A"}
        page = html.fromstring(rendering.render("assessment/author_samples.html", context, VOICE.i18n))
        assert sample["label"] and sample["label"] in page.text_content()
        said = page.text_content()
        assert all(scale.name in said for scale in instrument.scales)
