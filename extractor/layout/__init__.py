"""What a text is made of: furniture, contents, headings, tables, paragraphs, boxes, and what stands around the plan.

Stages that take lines propose claims (``claims``); ``extractor.pipeline`` calls them in their order.
"""
