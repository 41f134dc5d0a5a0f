"""`musnad train`: make the models that ship anew from the reference corpora."""

from pathlib import Path
from typing import Annotated

import typer

from musnad.cli.evaluate import NEARBY, Shared
from musnad.errors import InputError, MusnadError
from musnad.lexicon import load_lexicon

train_app = typer.Typer(no_args_is_help=True, help="Make a model that ships anew from the reference corpora.")


@train_app.command()
def names(
    shared: Shared = NEARBY,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it instead of over the one that ships.")] = None,
    keep: Annotated[Path | None, typer.Option(metavar="DIR", help="Keep what takes long to make, and go on from what is there.")] = None,
) -> None:
    """Train the tagger of names, write its weights and print its figures; takes minutes with a graphics card, hours without."""
    try:
        from musnad.mentions.tagger_model import FILE
        from musnad.train.names import train_names

        print(train_names(shared, out or FILE, keep))
    except ModuleNotFoundError as error:
        raise MusnadError(f"training needs {error.name}: pip install 'musnad[train]'") from error
    except FileNotFoundError as error:
        raise InputError(f"{error.filename}: no such file; give the folder of reference corpora that holds it") from error


@train_app.command()
def nameless(
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write them instead of over those that ship.")] = None,
) -> None:
    """Write anew which common words look like names and are none, as the tagger sees them; takes half a minute."""
    try:
        from musnad.train.nameless import FILE, nameless_words, write

        if not (out or FILE).parent.is_dir():
            raise InputError(f"{(out or FILE).parent}: no such folder; make it, or give another with --out")
        words = nameless_words(load_lexicon())
    except ModuleNotFoundError as error:
        raise MusnadError(f"training needs {error.name}: pip install 'musnad[train]'") from error
    write(words, out or FILE)
    print(f"{len(words)} words: {out or FILE}")


@train_app.command()
def stories(shared: Shared = NEARBY) -> None:
    """Learn the weights that decide whether two articles tell one story, and print them with their figures; takes half a minute."""
    from musnad.reading import Reader
    from musnad.train.stories import train_stories

    print(train_stories(shared, Reader().read))


@train_app.command()
def odds(
    shared: Shared = NEARBY,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write them instead of over those that ship.")] = None,
) -> None:
    """Learn how sure each word for an event is from judged events, and write the table; takes half a minute."""
    from musnad.train.event_odds import FILE, learn_odds, write

    learned = learn_odds(shared)
    write(learned, out or FILE)
    print(f"{len(learned)} words weigh {min(learned.values(), default=0):.2f} to {max(learned.values(), default=0):.2f} nats")
