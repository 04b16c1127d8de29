"""NumPy and SciPy; where they are not installed the importing test is skipped with that reason."""
from harness import skip_all

try:
    import numpy
    import scipy
    import scipy.optimize
    import scipy.stats
except ImportError as missing:
    skip_all(f"{missing} (packages python3-numpy and python3-scipy)")

__all__ = ["numpy", "scipy"]
