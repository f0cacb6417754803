"""How we know that it is good."""

import knowledge  # noqa: F401 - before numpy: what is measured runs with as many threads as the product does
