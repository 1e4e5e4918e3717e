"""The values that flow from bytes to findings. Frozen, keyword-only, no I/O.

*Claim is to Proposition as Mention is to Entity.*
"""
