"""Reads a file as Open WebUI's "Workspace, Models, Import" does, with Open WebUI's own classes.

They are taken one by one out of its sources (models/models.py and routers/models.py, below the folder that is the first
argument), since importing those files would start its database. What is read is what import_models reads: a list, an id that
is_valid_model_id takes, a ModelForm. Prints each form as JSON.
"""

import ast
import json
import pathlib
import re
import sys
from copy import deepcopy
from typing import Annotated, Any, Literal

import pydantic

WANTED = {
    "models/models.py": [
        "ModelControlKey", "ModelControlOption", "ModelControl", "ModelParams", "ModelVoice", "ModelAvatarAnimation", "ModelAvatarGesture",
        "ModelVoiceAvatar", "normalize_model_tags", "strip_extracted_content_from_model_knowledge", "ModelMeta", "ModelForm",
    ],
    "routers/models.py": ["is_valid_model_id"],
}
PYDANTIC = ["BaseModel", "ConfigDict", "Field", "JsonValue", "ValidationInfo", "field_validator", "model_validator"]


def name_of(node):
    if isinstance(node, ast.Assign):
        return node.targets[0].id if isinstance(node.targets[0], ast.Name) else None
    if isinstance(node, ast.AnnAssign):
        return node.target.id
    return getattr(node, "name", None)


def classes(folder):
    space = {name: getattr(pydantic, name) for name in PYDANTIC}
    space |= {"Annotated": Annotated, "Any": Any, "Literal": Literal, "re": re, "deepcopy": deepcopy, "__name__": "open_webui"}
    for file, names in WANTED.items():
        tree = ast.parse((pathlib.Path(folder) / file).read_text(encoding="utf-8"))
        for node in tree.body:
            if name_of(node) in names:
                exec(compile(ast.Module([node], []), file, "exec"), space)
    return space


def main():
    space = classes(sys.argv[1])
    models = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    assert isinstance(models, list), "not a list of models"
    for data in models:
        assert space["is_valid_model_id"](data["id"]), f"no valid id: {data['id']!r}"
        form = space["ModelForm"](**data)
        assert form.base_model_id, "without a base model it is taken for another model's settings, and stands in no list"
        print(form.model_dump_json())


main()
