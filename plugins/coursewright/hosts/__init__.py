"""The edges: where site engines meet coursewright, as thin as they can be."""
