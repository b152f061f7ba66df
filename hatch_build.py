"""Compiles the kernel of the search index while the package is built, where there is a C compiler.

Without one the package is built all the same: the index then answers with numpy.
"""

import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("corpora/search/kernel.c", "corpora/search/words.c")
FLAGS = ["-std=gnu11", "-O3", "-shared"]
ELSEWHERE_THAN_WINDOWS = ["-fPIC", "-lm"]


class KernelHook(BuildHookInterface):
    """Adds the compiled kernel to wheels and editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the kernel; where that is done the wheel is one for this platform."""
        if self.target_name != "wheel":
            return
        suffix = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
        library = Path(self.root, "corpora/search/_kernel" + suffix)
        if compiled([Path(self.root, source).resolve(strict=True) for source in SOURCES], library):
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{this_platform()}"
            build_data["artifacts"].append(str(library.relative_to(self.root)))
        else:
            if version == "editable":
                library.unlink(missing_ok=True)  # of older sources
            sys.stderr.write("yiku: no C compiler could compile the kernel: searching uses numpy alone\n")


def this_platform() -> str:
    """Return the platform's tag; where Python serves two kinds of machine, as on macOS, the kernel serves this one."""
    tag = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return tag.replace("universal2", platform.machine())


def compiled(sources: list[Path], library: Path) -> bool:
    """Compile with the first compiler that can, and tell whether one could; the library appears whole or not at all."""
    named = os.environ.get("CC")
    part = library.with_name(f"{library.name}.{os.getpid()}.part")
    rest = [] if sys.platform == "win32" else ELSEWHERE_THAN_WINDOWS
    for compiler in [named] if named else ["cc", "gcc", "clang"]:
        if shutil.which(compiler.split()[0]):
            command = [*compiler.split(), *FLAGS, *map(str, sources), "-o", str(part), *rest]
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                part.replace(library)
                return True
            part.unlink(missing_ok=True)
    return False
