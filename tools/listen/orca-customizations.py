"""Loaded by Orca at its start: writes down what it says, one JSON line each, instead of having it spoken."""

import json
import os

from orca import speech

_heard = open(os.environ["ORCA_HEARD"], "a", buffering=1, encoding="utf-8")


def _note(text, acss=None):
    family = (acss or {}).get("family") or {}
    _heard.write(json.dumps({"text": text, "language": family.get("lang")}, ensure_ascii=False) + "\n")


def _say_all(utterances, _progress):
    for context, acss in utterances:
        _note(context.utterance, acss)


speech.init = lambda: None
speech._speak = lambda text, acss, _interrupt: _note(text, acss)
speech.sayAll = _say_all
speech.speakCharacter = lambda character, acss=None: _note(character, acss)
