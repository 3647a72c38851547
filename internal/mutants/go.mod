module github.com/typewright/typewright/internal/mutants

go 1.26
