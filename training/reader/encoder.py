"""The encoder: MiniLM-L6 written out plainly, with one more input, the shape of each word."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from .settings import EncoderSettings

WIDTH, ATTENTION_HEADS, INNER, VOCABULARY, PLACES, SHAPES = 384, 12, 1536, 30522, 512, 8
LAYER_NAMES = {
    "attention_out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as BERT does."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States (sentences, places, width); `mask` (sentences, 1, 1, places) is 0 or very low at padding."""
        sentences, places, _ = x.shape
        qkv = self.qkv(x).view(sentences, places, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = qkv.unbind(0)
        weights = query @ key.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5 + mask
        mixed = self.dropout(functional.softmax(weights, dim=-1)) @ value
        mixed = mixed.transpose(1, 2).reshape(sentences, places, WIDTH)
        x = self.attention_norm(x + self.dropout(self.attention_out(mixed)))
        return self.norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, settings: EncoderSettings) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(settings.dropout)
        self.layers = nn.ModuleList(Layer(settings.dropout) for _ in range(settings.layers))
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.words.weight.requires_grad_(settings.train_embeddings)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """States of the pieces (sentences, places, width); id 0 is padding."""
        order = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.places(order) + self.shapes(shapes)))
        mask = (pieces == 0).to(x.dtype)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, mask)
        return x


def package_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {package} is not installed; see training/README.md")
    return Path(spec.origin).parent / "model"


def load_pretrained(encoder: Encoder, settings: EncoderSettings) -> None:
    """Fill the encoder with the published weights, after checking their digest."""
    path = package_folder(settings.package) / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != settings.sha256:
        raise ValueError(f"{path.name}: sha256 {digest}, expected {settings.sha256}")
    weights = load_file(path)
    taken = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "shapes.weight": encoder.shapes.weight.data,
    }
    for i in range(len(encoder.layers)):
        taken |= layer_weights(weights, i)
    encoder.load_state_dict(taken)


def layer_weights(weights: dict[str, Tensor], i: int) -> dict[str, Tensor]:
    theirs, ours = f"encoder.layer.{i}.", f"layers.{i}."
    out = {}
    for part in ("weight", "bias"):
        out[f"{ours}qkv.{part}"] = torch.cat([weights[f"{theirs}attention.self.{x}.{part}"] for x in ("query", "key", "value")])
        for name, source in LAYER_NAMES.items():
            out[f"{ours}{name}.{part}"] = weights[f"{theirs}{source}.{part}"]
    return out
