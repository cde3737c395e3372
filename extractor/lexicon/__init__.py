"""The words, signs and patterns that the rules know: rows with examples, which the tests run one by one."""
