"""What sees no grammar, to compare with: runs of two to five letters and a regression, trained on all other documents' judgements."""

from collections.abc import Sequence

from musnad.errors import GoldError
from musnad.evaluation.gsr import DIFFICULT_NO, EASY_NO, YES, Sentence

_FOLDS = 5


def by_letters(sentences: Sequence[Sentence]) -> list[tuple[Sentence, bool]]:
    """The sentences of one type with whether the baseline tells of an event; ambiguous ones train nothing and are left out.

    Each document is judged by what was learned of the other folds (TF-IDF of `char_wb` 2–5, logistic regression with balanced classes).
    Takes some seconds. Raises `GoldError` without scikit-learn.
    """
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import GroupKFold
        from sklearn.pipeline import make_pipeline
    except ImportError as error:
        raise GoldError("the baseline of letter runs needs scikit-learn: pip install 'musnad[bench]'") from error
    judged = [sentence for sentence in sentences if sentence.label in (YES, EASY_NO, DIFFICULT_NO)]
    texts, wanted = [sentence.text for sentence in judged], [sentence.label == YES for sentence in judged]
    told = [False] * len(judged)
    for learned, asked in GroupKFold(_FOLDS).split(texts, wanted, [sentence.document for sentence in judged]):
        model = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)), LogisticRegression(class_weight="balanced"))
        model.fit([texts[i] for i in learned], [wanted[i] for i in learned])
        for i, answer in zip(asked, model.predict([texts[i] for i in asked]), strict=True):
            told[i] = bool(answer)
    return list(zip(judged, told, strict=True))
