"""danvan-desktop: an offline desktop program for the emulation movement “Dân vận khéo”."""

__version__ = "0.1.0"
