"""Actions and recommendations that say what their part of a resolution says, as its words change in a draft."""
