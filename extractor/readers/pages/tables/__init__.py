"""Tables on a page: grids of drawn rules, and the rows, columns, groups and tiers that no rule draws."""
