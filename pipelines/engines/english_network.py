"""The layers of the English model that read words, as plain NumPy: the same numbers in half the time, for reading only.

What a word is by itself (the model's `embed` layers) is worked out once a word; its surroundings (`encode`) without the
objects that training needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Array = NDArray[np.float32]
Net = Model[Any, Any]

WORDS = 30_000  # remembered by each network; then it starts afresh
EPSILON = np.float32(1e-8)  # added to variances, as thinc does


def quicken(nlp: Language) -> None:
    """Put networks for reading into a pipeline's place of those that could be trained."""
    for _, pipe in nlp.pipeline:
        trained: Any = pipe
        model: Net = trained.model
        for node in [node for node in model.walk() if _reads_words(node)]:
            quick: Net = Model("words", _forward, dims={"nO": node.get_dim("nO")}, attrs={"network": Network(node)})
            if node is model:
                trained.model = quick
            else:
                model.replace_node(node, quick)


def _reads_words(node: Net) -> bool:
    embed = node.layers[0] if len(node.layers) == 2 else None
    return embed is not None and bool(embed.layers) and embed.layers[0].name == "extract_features"


def _forward(model: Net, docs: Sequence[Doc], is_train: bool) -> tuple[list[Array], Callable[..., Any]]:
    return model.attrs["network"](docs), _no_training


def _no_training(*_: Any) -> Any:
    raise NotImplementedError("this network only reads; load the model with spacy.load to train it")


class Network:
    """A layer that tells what a word is by itself, and layers each of which looks one word further around it."""

    def __init__(self, node: Net) -> None:
        self._embed, encode = node.layers
        self._pad: int = encode.attrs["pad"]
        self._layers = [_Layer(residual) for residual in encode.layers[0].layers]
        self._rows: dict[int, int] = {}
        self._known = np.zeros((WORDS, node.get_dim("nO")), dtype="float32")

    def __call__(self, docs: Sequence[Doc]) -> list[Array]:
        """A vector a word, in the order of each text."""
        words = [doc.to_array("ORTH").tolist() for doc in docs]
        self._learn(words, docs)
        ends = np.cumsum([len(row) + self._pad for row in words]).tolist()
        spread = np.zeros((ends[-1] + self._pad, self._known.shape[1]), dtype="float32")
        for row, end in zip(words, ends, strict=True):
            spread[end - len(row) : end] = self._known[[self._rows[word] for word in row]]
        for layer in self._layers:
            spread += layer(spread)
        return [spread[end - len(row) : end] for row, end in zip(words, ends, strict=True)]

    def _learn(self, words: Sequence[Sequence[int]], docs: Sequence[Doc]) -> None:
        new = {word for row in words for word in row if word not in self._rows}
        if len(self._rows) + len(new) > WORDS:
            self._rows, new = {}, {word for row in words for word in row}
            if len(new) > WORDS:
                self._known = np.zeros((2 * len(new), self._known.shape[1]), dtype="float32")
        if new:
            strings = docs[0].vocab.strings
            bare = Doc(docs[0].vocab, words=[strings[word] for word in new])
            start = len(self._rows)
            self._known[start : start + len(new)] = self._embed.predict([bare])[0]
            self._rows.update(zip(new, range(start, start + len(new)), strict=True))


class _Layer:
    """A word with its two neighbours through a linear layer, the greatest of each number's pieces, evened out."""

    def __init__(self, residual: Net) -> None:
        nodes = {node.name: node for node in residual.walk()}
        weights: Array = np.asarray(nodes["maxout"].get_param("W"))
        bias: Array = np.asarray(nodes["maxout"].get_param("b"))
        self._width, self._pieces, wide = weights.shape
        # piece by piece, so that the pieces of a number lie in blocks side by side
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, wide).T)
        self._bias = np.ascontiguousarray(bias.T.reshape(-1))
        self._gain: Array = np.asarray(nodes["layernorm"].get_param("G"))
        self._shift: Array = np.asarray(nodes["layernorm"].get_param("b"))

    def __call__(self, vectors: Array) -> Array:
        width = self._width
        window = np.zeros((len(vectors), 3 * width), dtype="float32")
        window[1:, :width] = vectors[:-1]
        window[:, width : 2 * width] = vectors
        window[:-1, 2 * width :] = vectors[1:]
        pieces = window @ self._weights
        pieces += self._bias
        best: Array = pieces[:, :width]
        for at in range(width, self._pieces * width, width):
            np.maximum(best, pieces[:, at : at + width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width) + EPSILON
        best *= variance ** np.float32(-0.5)
        best *= self._gain
        best += self._shift
        return best
