"""The scorer of acts: how it is trained and measured. Needs numpy, scipy and onnx, no torch."""
