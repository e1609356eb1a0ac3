"""A linear classifier over states: multinomial logistic regression with a penalty, on columns brought to one scale."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Table = NDArray[np.float32]
Ids = NDArray[np.int64]
PENALTY, STEPS = 60.0, 40
"""Of 10 to 300 the penalty with most held-out words found at the same precision; more steps fit the words seen, not the others."""


def fitted(states: Table, classes: Ids, weights: Table, count: int) -> tuple[Table, Table]:
    """Weights (width, count) and bias (count) for states as they are; `weights` say how much each row counts."""
    middle, scale = states.mean(0), states.std(0) + 1e-5
    rows = np.concatenate([(states - middle) / scale, np.ones((len(states), 1), np.float32)], axis=1).astype(np.float32)
    order, total, width = np.arange(len(rows)), weights.sum(), states.shape[1]
    wanted = np.eye(count, dtype=np.float32)[classes]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        table = flat.reshape(width + 1, count).astype(np.float32)
        likely = shares(rows @ table)
        slope = rows.T @ ((likely - wanted) * weights[:, None])
        slope[:-1] += PENALTY * table[:-1]
        missed = -(weights * np.log(likely[order, classes] + 1e-9)).sum() + PENALTY / 2 * (table[:-1] ** 2).sum()
        return float(missed / total), (slope / total).ravel().astype(np.float64)

    found = minimize(loss, np.zeros((width + 1) * count), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    table = found.x.reshape(width + 1, count)
    plain = table[:-1] / scale[:, None]
    return plain.astype(np.float32), (table[-1] - middle @ plain).astype(np.float32)


def shares(scores: Table) -> Table:
    """Scores of each row as probabilities."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)
