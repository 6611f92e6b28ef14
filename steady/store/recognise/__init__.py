"""Finders of personal detail in what people write, one module a theme; `steady.store.mask` puts them together."""
