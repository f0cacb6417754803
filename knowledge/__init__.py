"""What is known, and how it is found."""

import os

# Before numpy is imported: products of this size are done before a second thread has begun, and threads that wait for each
# other on a busy machine made a search several times slower. Whoever sets the variable keeps it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
