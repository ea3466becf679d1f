"""The template tags ``trans`` and ``blocktrans``, which ask the block's own translation service.

XBlock's tags of these names merge the service into Django's catalogue of the whole process, and back again,
around each tag: that takes longer than all else that a tag does, and another thread can meet it in between.
"""

from __future__ import annotations

from typing import Any

from django.template import Context, Library, Node
from django.template.base import Parser, Token, render_value_in_context
from django.templatetags.i18n import BlockTranslateNode, do_block_translate
from django.utils.safestring import SafeString

register = Library()


class Translated(Node):
    """A text of a template in the viewer's language, or under a *name* for what is included."""

    def __init__(self, text: str, name: str = "") -> None:
        self.text = text
        self.name = name

    def render(self, context: Context) -> SafeString:
        said = SafeString(_gettext(context, self.text))
        if not self.name:
            return said
        context[self.name] = said
        return SafeString()


class TranslatedBlock(Node):
    """A text with values of the context in it."""

    def __init__(self, block: BlockTranslateNode) -> None:
        self.block = block

    def render(self, context: Context) -> SafeString:
        values = {name: each.resolve(context) for name, each in self.block.extra_context.items()}
        with context.push(**values):
            text, names = self.block.render_token_list(self.block.singular)
            said = {name: render_value_in_context(context[name], context) for name in names}
        return SafeString(_gettext(context, text) % said)


@register.tag("trans")
def trans(parser: Parser, token: Token) -> Translated:
    """``{% trans "A text" %}`` or ``{% trans "A text" as name %}``"""
    _, text, *name = token.split_contents()
    return Translated(text.strip('"'), *name[1:])


@register.tag("blocktrans")
def blocktrans(parser: Parser, token: Token) -> TranslatedBlock:
    """``{% blocktrans with name=value %}A text with {{ name }}.{% endblocktrans %}``"""
    return TranslatedBlock(do_block_translate(parser, token))


def _gettext(context: Context, text: str) -> str:
    service: Any = context.get("_i18n_service")
    return str(service.gettext(text)) if service else text
