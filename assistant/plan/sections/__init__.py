"""The sections of the plan: each module derives one part from the context, and from nothing else."""
