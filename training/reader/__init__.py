"""The English reader's training: one small encoder, light heads, trained together."""
