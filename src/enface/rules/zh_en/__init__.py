"""The rule pack for Chinese to English, one module a family; a new module here is found by itself."""
