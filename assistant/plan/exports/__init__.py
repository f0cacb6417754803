"""The shapes in which a plan leaves the product."""
