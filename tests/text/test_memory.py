"""The memory of words: bounded, and what is asked for again and again stays."""

from musnad.text.memory import Memory


def test_a_word_is_learned_once_and_memory_is_bounded() -> None:
    """Of two generations of three, words met once go; one asked for between stays, and a false value counts as known."""
    learned: list[str] = []

    def learn(word: str) -> bool:
        learned.append(word)
        return False

    memory = Memory(learn, room=3)
    for word in "abcdefgh":
        assert memory["often"] is False
        assert memory[word] is False
        assert len(memory) + len(memory._older) <= 6
    assert learned == ["often", *"abcdefgh"]
    assert memory["a"] is False
    assert learned[-1] == "a"
