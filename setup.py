"""Build coaching-xblock: the package, and the two top-level folders that are mapped into it."""

from pathlib import Path

from setuptools import find_packages, setup

ROOT = Path(__file__).parent
PACKAGE = "coaching_xblock"
# The folders `static/` and `templates/` stand at the top of the repository and are mapped into the package.
# The links `coaching_xblock/static` and `coaching_xblock/templates` show the same files to editable installs
# and checkouts. Each alone fails somewhere: docs/decisions/0002 says where.
MAPPED = {"static": "static", "templates": "templates"}


def version() -> str:
    names: dict[str, str] = {}
    exec((ROOT / PACKAGE / "__init__.py").read_text(), names)
    return names["__version__"]


def files_under(folder: Path, *below: str) -> list[str]:
    """Every file under *below*, named from *folder*: a new file ships without a line here."""
    found = sorted(path for part in below for path in (folder / part).rglob("[!.]*") if path.is_file())
    return [path.relative_to(folder).as_posix() for path in found]


def packages() -> list[str]:
    own = find_packages(include=[PACKAGE, f"{PACKAGE}.*"])
    return own + [f"{PACKAGE}.{name}" for name in MAPPED]


SANDBOX = ["xblock-sdk>=0.14,<0.15"]
# What the stand-in for the platform in tests/host is made of.
PLATFORM = ["django-crum", "edx-opaque-keys"]
TESTS = [
    *PLATFORM,
    "axe-playwright-python",
    "build",
    "hypothesis",
    "playwright",
    "PyMySQL",
    "pytest",
    "pytest-django",
    "pytest-randomly",
    "redis",
    "setuptools>=77",
    "wheel",
]
CHECKS = [
    "django-stubs[compatible-mypy]>=5.2,<6",
    "import-linter",
    "lxml-stubs",
    "mypy",
    "pre-commit",
    "ruff",
    "types-Markdown",
]

# Blocks that most course sites have: a page of ours is shown beside theirs.
BENCH = [*PLATFORM, "numpy", "xblock-drag-and-drop-v2", "xblock-poll"]

setup(
    name="coaching-xblock",
    version=version(),
    description="Career coaching in Open edX courses: questionnaires, reflection and a coach who listens.",
    long_description=(ROOT / "README.md").read_text() if (ROOT / "README.md").exists() else "",
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    license_files=["LICENSE", "NOTICE"],
    python_requires=">=3.11",
    packages=packages(),
    package_dir={f"{PACKAGE}.{name}": folder for name, folder in MAPPED.items()},
    package_data={
        PACKAGE: ["py.typed", *files_under(ROOT / PACKAGE, "conf/locale")],
        f"{PACKAGE}.library": ["*.xml", "*.csv", "*.rng", "occupations/*", "prompts/*"],
        f"{PACKAGE}.olx": ["schema/*.rng"],
        f"{PACKAGE}.static": files_under(ROOT / "static", "coaching"),
        f"{PACKAGE}.templates": [
            name for name in files_under(ROOT / "templates", ".") if name.endswith(".html")
        ],
    },
    include_package_data=False,
    install_requires=[
        "XBlock[django]>=5.2,<7",
        "Django>=4.2,<6",
        "cryptography",
        "lxml",
        "Markdown",
        "nh3",
        'web-fragments; python_version < "3.12"',
    ],
    extras_require={
        "sandbox": SANDBOX,
        "test": SANDBOX + TESTS,
        "dev": SANDBOX + TESTS + CHECKS,
        "bench": SANDBOX + BENCH,
    },
    entry_points={
        "xblock.v1": [
            "coaching_assessment = coaching_xblock.assessment:AssessmentXBlock",
            "coaching_desk = coaching_xblock.desk:DeskXBlock",
            "coaching_reflection = coaching_xblock.reflection:ReflectionXBlock",
        ],
        "lms.djangoapp": ["coaching_xblock = coaching_xblock.apps:CoachingConfig"],
        "cms.djangoapp": ["coaching_xblock = coaching_xblock.apps:CoachingConfig"],
    },
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Framework :: Django :: 4.2",
        "Framework :: Django :: 5.2",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Typing :: Typed",
    ],
)
