"""What was read beside its source, for a person to decide on.

``session`` and ``server`` show it in a browser, ``static`` in one offline page; ``view`` is the document as the page
shows it, ``keyed`` what comes of it for others.
"""
