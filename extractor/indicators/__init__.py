"""What tables mean: which of them list indicators, what each column says, and every cell as a value with its years."""
