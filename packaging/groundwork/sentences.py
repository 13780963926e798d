"""Every sentence that set-up says, in English and Chinese; the program's own catalogue is not readable yet."""

from __future__ import annotations

import os
import sys
from enum import Enum

_PRIMARY_LANGUAGE, _LANG_CHINESE = 0x3FF, 0x04  # Windows' own numbers


class Sentence(Enum):
    """What set-up can say, as (English, Chinese); the names in braces are filled in."""

    USAGE = (
        (
            "Usage: prepare.py open [window options]   set up and open the window on the demo shop\n"
            "       prepare.py test [pytest options]   set up and pass the tests"
        ),
        (
            "用法：prepare.py open [窗口选项]     自动完成安装并打开演示门店\n"
            "      prepare.py test [pytest 选项]  自动完成安装并运行全部测试"
        ),
    )
    WRONG_PYTHON = (
        (
            "Aftersale Desktop needs Python {wanted}; this is Python {found} and no other was found. "
            "Install one of them and type the same command again."
        ),
        "本程序需要 Python {wanted}，当前是 Python {found}，也没有找到其他版本。请安装其中一个版本后重新执行同一命令。",
    )
    NO_DISPLAY = (
        "There is no display to open the window on (DISPLAY and WAYLAND_DISPLAY name none that answers).",
        "没有可用的显示器，无法打开窗口（DISPLAY 与 WAYLAND_DISPLAY 均未指向可用的显示器）。",
    )
    INSTALLING_SYSTEM_PACKAGES = (
        "Installing system packages with apt-get: {packages}",
        "正在用 apt-get 安装系统软件包：{packages}",
    )
    READING_PACKAGE_LISTS = ("Fetching apt-get's package lists …", "正在更新 apt-get 软件包列表……")
    PACKAGES_TO_TYPE = (
        (
            "System packages are missing and installing them needs administrator's rights. Type:\n{command}\n"
            "then the same command again."
        ),
        "缺少系统软件包，安装需要管理员权限。请执行：\n{command}\n然后重新执行同一命令。",
    )
    APT_FAILED = (
        "{tail}\napt-get could not install the packages (reason above). When that is mended, type:\n{command}",
        "{tail}\napt-get 无法安装软件包（原因见上）。排除后请执行：\n{command}",
    )
    LIBRARIES_MISSING = (
        "These system libraries are missing; install them with this system's package manager: {libraries}",
        "缺少以下系统库，请用本系统的软件包管理器安装：{libraries}",
    )
    NO_ENSUREPIP = (
        "This Python cannot make virtual environments (its modules venv and ensurepip are missing).",
        "当前 Python 无法创建虚拟环境（缺少 venv 和 ensurepip 模块）。",
    )
    MAKING_ENVIRONMENT = ("Making the environment .venv …", "正在创建运行环境 .venv ……")
    REPAIRING = (
        "The last set-up did not finish; beginning again …",
        "上次安装没有完成，正在重新开始……",
    )
    INSTALLING_LIBRARIES = (
        "Installing {count} Python libraries, a minute or two …",
        "正在安装 {count} 个 Python 库，需要一两分钟……",
    )
    WAITING = (
        "Another set-up of this folder is running; waiting for it …",
        "本文件夹正在进行另一个安装，请稍候……",
    )
    CHECKING = ("Checking: {check}", "正在检查：{check}")
    CHECKS_FAILED = ("Failed: {checks}", "未通过：{checks}")
    OFFLINE = (
        "The Python package index cannot be reached. Check network and proxy, then type the same command again.",
        "无法连接 Python 软件包索引。请检查网络（及代理设置）后重新执行同一命令。",
    )
    CERTIFICATE = (
        (
            "The package index shows a certificate this computer does not trust. Behind a proxy that opens traffic, "
            "name its certificate in PIP_CERT."
        ),
        "软件包索引的证书不受本机信任。如网络经由代理解密，请在 PIP_CERT 中指定其证书文件。",
    )
    DISK_FULL = (
        "The disk is full. Set-up needs about 1 GB free; make room and type the same command again.",
        "磁盘空间不足。安装约需 1 GB 可用空间，请清理后重新执行同一命令。",
    )
    NOT_WRITABLE = (
        "The folder {folder} cannot be written. Copy the project to a folder of your own and begin there.",
        "无法写入文件夹 {folder}。请把项目复制到自己有写权限的文件夹后再试。",
    )
    NO_WHEEL = (
        "The package index has no ready-built {library} for this computer ({machine}, Python {found}).",
        "软件包索引中没有适合本机的 {library}（{machine}，Python {found}）。",
    )
    WRONG_HASH = (
        "A downloaded library is not the one that was locked (its hash differs); nothing was installed.",
        "下载的库与锁定的版本不符（校验值不同），未安装。",
    )
    STEP_FAILED = (
        "{tail}\nSet-up stopped (the lines above say why). Type the same command again to go on.",
        "{tail}\n安装中断（原因见上）。重新执行同一命令即可继续。",
    )
    STOPPED = ("Stopped. The next start goes on from here.", "已停止，下次启动时会继续。")


class CannotPrepareError(Exception):
    """Set-up cannot go on; it carries the sentence to say and its data."""

    def __init__(self, sentence: Sentence, **data: str) -> None:
        super().__init__(sentence.name)
        self.sentence = sentence
        self.data = data


def in_words(sentence: Sentence, /, **data: str) -> str:
    """Return the sentence in the language of the user's system."""
    english, chinese = sentence.value
    return (chinese if speaks_chinese() else english).format(**data)


def say(sentence: Sentence, /, **data: str) -> None:
    """Print at once what is going on, ahead of the step that takes long."""
    sys.stderr.write(in_words(sentence, **data) + "\n")
    sys.stderr.flush()


def speaks_chinese() -> bool:
    """Return whether the system's language is Chinese; on POSIX the first locale variable that is set decides."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetUserDefaultUILanguage() & _PRIMARY_LANGUAGE == _LANG_CHINESE)
    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in settings if value), "").lower().startswith("zh")
