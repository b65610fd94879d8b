"""National figures that are newer than an edition's own: said beside it, for what was frozen stays as it was."""
