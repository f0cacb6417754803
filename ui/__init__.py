"""How people meet the product."""
