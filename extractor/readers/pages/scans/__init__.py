"""Pictures of pages: made upright, recognised, and looked at again where a letter is doubtful."""
