"""Who said what: cues, what joins their contents, contents, speakers, forms and chains, in that order."""

from collections.abc import Sequence

from musnad.actors.named import Actors
from musnad.grammar.syntax import Syntax
from musnad.lexicon import Lexicon
from musnad.records import Date, Statement
from musnad.statements.addressees import addressed
from musnad.statements.chains import find_chains
from musnad.statements.confidence import confidence
from musnad.statements.cues import find_cues
from musnad.statements.forms import form_of, unquoted
from musnad.statements.frames import NEAR, Frame, find_frames
from musnad.statements.headlines import lead_speakers
from musnad.statements.links import Chain
from musnad.statements.memory import Speaker, remember
from musnad.statements.said import Said, Statements
from musnad.statements.scene import Scene, set_scene
from musnad.statements.speakers import find_speaker
from musnad.statements.words import speech
from musnad.text.document import Document


def find_statements(document: Document, syntax: Syntax, actors: Actors, lexicon: Lexicon, dates: Sequence[Date] = ()) -> Statements:
    """Statements of `document` in text order of their cues; linear in its length. `dates` are those found in it."""
    scene = set_scene(document, syntax, actors, speech(lexicon), dates)
    frames = tuple(unquoted(scene, frame) for frame in find_frames(scene, find_cues(scene)))
    memory = remember(scene, frames)
    for frame in frames:
        memory.speakers.append(find_speaker(scene, frame, memory))
    speakers = lead_speakers(memory, frames)
    chains = find_chains(scene, frames, speakers, memory)
    said = [made for i, frame in enumerate(frames) for made in _said(scene, frame, speakers[i], chains[i])]
    return Statements(tuple(_placed(said)), actors._replace(proposed=(*actors.proposed, *memory.added)))


def _said(scene: Scene, frame: Frame, speaker: Speaker, chain: Chain) -> list[Said]:
    """One statement for each speaker of a frame; none where nobody speaks, or a second cue takes up all that was said."""
    if frame.after <= frame.first:
        return []
    document = scene.document
    tokens = document.tokens
    cue = document.text.span(tokens[frame.found.first].start + frame.found.skip, tokens[frame.found.after - 1].end)
    content = document.text.span(tokens[frame.first].start + frame.skip, tokens[frame.after - 1].end)
    because = (frame.join.cue.because, f"joined by {frame.join.kind}", speaker.how, *filter(None, (chain.how,)))
    to = speaker.to or tuple(actor for actor in addressed(chain.documents) if actor not in speaker.actors)
    made = []
    for actor in speaker.actors:
        statement = Statement(
            id="", speaker=str(actor), cue=cue, content=content, form=form_of(scene, frame), via=chain.via,
            to=tuple(map(str, to)), confidence=confidence(frame, speaker), because=because,
        )  # fmt: skip
        made.append(Said(statement, frame.found.first, frame.found.after, frame.first, frame.after))
    return made


def _placed(said: list[Said]) -> list[Said]:
    """Statements with the index of the innermost one whose content holds their cue."""
    placed: list[Said] = []
    for one in said:
        near = range(len(placed) - 1, max(-1, len(placed) - 1 - NEAR), -1)
        placed.append(one._replace(inside=next((i for i in near if _holds(placed[i], one)), None)))
    return placed


def _holds(outer: Said, inner: Said) -> bool:
    return outer.first <= inner.cue_first < outer.after and outer.cue_first < inner.cue_first
